using Parity.Checkpoints.Storages;

namespace Parity.Checkpoints.Pickle;

/// <summary>
/// Decides what a call in a pickle becomes. The allow-list below holds functions that only arrange data; everything else, <c>getattr</c>
/// and <c>os.system</c> alike, becomes an inert <see cref="PickleObject"/>.
/// </summary>
internal sealed class PickleCalls(PickleInput input, IStorageReader storages, InertCalls inert)
{
    private readonly Dictionary<(string Key, string Type), PickleStorage> _storages = [];
    private long _copied;
    private long _encoded;

    /// <summary>The result of calling <paramref name="callable"/>, as data.</summary>
    public PickleValue Call(PickleValue callable, PickleValue arguments) =>
        callable is PickleGlobal global && arguments is PickleTuple { Items: var items }
            ? Known(global, items.AsSpan()) ?? inert.Call(new(callable, arguments))
            : inert.Call(new(callable, arguments));

    /// <summary>The value a persistent id stands for: a storage, or the class of a module that the legacy format saved with its source.</summary>
    public PickleValue Persistent(PickleValue id)
    {
        var items = id is PickleTuple tuple ? tuple.Items.AsSpan() : [];
        return items switch
        {
            [PickleText { Value: "storage" }, PickleGlobal type, PickleText key, PickleText device, PickleInteger count, ..] =>
                Storage(type.Name, key.Value, device.Value, count, items.Length > 5 ? items[5] : PickleNone.Instance),
            [PickleText { Value: "module" }, PickleGlobal type, ..] => type,
            _ => inert.Call(new(new PickleGlobal("pickle", "persistent_load"), new PickleTuple([id]))),
        };
    }

    private PickleValue? Known(PickleGlobal global, ReadOnlySpan<PickleValue> items)
    {
        switch (global.FullName)
        {
            case "collections.OrderedDict" or "collections.Counter" or "collections.defaultdict" or "builtins.dict" or "__builtin__.dict":
                return Dict(items);
            case "builtins.set" or "__builtin__.set" or "builtins.frozenset" or "__builtin__.frozenset":
                return Items(items) is { } set ? new PickleSet(Copy(set)) : null;
            case "torch.Size":
                return items is [PickleTuple size] ? size : null;
            case "_codecs.encode":
                return Encode(items);
            case "builtins.bytearray" or "__builtin__.bytearray":
                return items is [PickleBytes bytes] ? bytes : Encode(items);
            case "numpy.dtype":
                // A part of an array, read by NumpyCalls: data, not a call to report.
                return new PickleObject(global, new PickleTuple([.. items]));
            case "builtins.bytes" or "__builtin__.bytes":
                return items is [] ? new PickleBytes(ReadOnlyMemory<byte>.Empty) : null;
            default:
                return TensorCalls.Call(input, this, global, items) ?? NumpyCalls.Call(input, global, items);
        }
    }

    private PickleDict? Dict(ReadOnlySpan<PickleValue> items)
    {
        var result = new PickleDict();
        switch (items)
        {
            // defaultdict's argument is the factory, a name.
            case [] or [PickleGlobal or PickleNone]:
                return result;

            // Counter({…}): the dict was made for it.
            case [PickleDict source]:
                return source;
            case [PickleList source]:
                Copy(source.Items.Count);
                foreach (var item in source.Items)
                {
                    if (Pair(item) is not { } pair)
                    {
                        return null;
                    }

                    result.Set(pair.Key, pair.Value);
                }

                return result;
            default:
                return null;
        }
    }

    private static KeyValuePair<PickleValue, PickleValue>? Pair(PickleValue item) => item switch
    {
        PickleTuple { Items: [var key, var value] } => new(key, value),
        PickleList { Items: [var key, var value] } => new(key, value),
        _ => null,
    };

    private static IReadOnlyList<PickleValue>? Items(ReadOnlySpan<PickleValue> items) => items switch
    {
        [] => [],
        [PickleList list] => list.Items,
        [PickleTuple tuple] => tuple.Items,
        [PickleSet set] => set.Items,
        _ => null,
    };

    // A few bytes of pickle can ask to copy the same million items again and again.
    private IReadOnlyList<PickleValue> Copy(IReadOnlyList<PickleValue> items)
    {
        Copy(items.Count);
        return items;
    }

    private void Copy(int count)
    {
        if ((_copied += count) > CheckpointLimits.PickleNodes)
        {
            throw input.TooMuch($"more than {CheckpointLimits.PickleNodes} copied items.");
        }
    }

    // Protocol 2 has no bytes: Python 3 writes them as text, one character per byte.
    private PickleBytes? Encode(ReadOnlySpan<PickleValue> items)
    {
        if (items is not [PickleText { Value: var text }, PickleText { Value: "latin1" or "latin-1" }])
        {
            return null;
        }

        // The same memoised text may be encoded again and again.
        if ((_encoded += text.Length) > CheckpointLimits.PickleTotalBytes)
        {
            throw input.TooMuch($"more than {CheckpointLimits.PickleTotalBytes} bytes encoded as text.");
        }

        var bytes = GC.AllocateUninitializedArray<byte>(text.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = text[i] <= 255 ? (byte)text[i] : throw input.Damaged("text that stands for bytes holds a character above 255.");
        }

        return new(bytes);
    }

    private PickleStorage Storage(string type, string key, string device, PickleInteger count, PickleValue view)
    {
        if (!count.TryGetInt64(out var elements) || elements < 0)
        {
            throw input.Damaged($"storage {key} claims {count} elements.");
        }

        if (view is PickleTuple { Items: [_, PickleInteger offset, PickleInteger size] })
        {
            return offset.TryGetInt64(out var from) && size.TryGetInt64(out var length) && from >= 0 && length >= 0 && from <= elements - length
                ? Claimed(new(type, key, device, length, storages) { ViewOffset = from }, elements)
                : throw input.Damaged($"a window of storage {key} lies outside its {elements} elements.");
        }

        if (!_storages.TryGetValue((key, type), out var storage))
        {
            _storages.Add((key, type), storage = Claimed(new(type, key, device, elements, storages), elements));
        }

        return storage;
    }

    private PickleStorage Claimed(PickleStorage storage, long elements)
    {
        storages.Claim(storage, elements);
        return storage;
    }
}
