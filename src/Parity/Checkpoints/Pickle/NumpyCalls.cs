using System.Collections.Immutable;

namespace Parity.Checkpoints.Pickle;

/// <summary>The functions of NumPy that rebuild arrays and scalars, as data.</summary>
internal static class NumpyCalls
{
    /// <summary>The array a known function would rebuild; null for any other function.</summary>
    public static PickleArray? Call(PickleInput input, PickleGlobal global, ReadOnlySpan<PickleValue> items)
    {
        if (!global.Module.StartsWith("numpy", StringComparison.Ordinal))
        {
            return null;
        }

        switch (global.Module, global.Name)
        {
            // Filled by the state that follows.
            case ("numpy.core.multiarray" or "numpy._core.multiarray", "_reconstruct"):
                return new();
            case ("numpy.core.multiarray" or "numpy._core.multiarray", "scalar") when items is [PickleObject dtype, PickleBytes bytes]:
                return Filled(input, dtype, [], columnMajor: false, bytes);

            // Protocol 5: (bytes, dtype, shape, order).
            case ("numpy.core.numeric" or "numpy._core.numeric", "_frombuffer") when items is [PickleBytes bytes, PickleObject dtype, PickleTuple shape, PickleText order]:
                return Filled(input, dtype, Shape(input, shape), order.Value == "F", bytes);
            default:
                return null;
        }
    }

    /// <summary>Fills an array with its state: (version, shape, dtype, column-major, bytes).</summary>
    public static void Build(PickleInput input, PickleArray array, PickleValue state)
    {
        if (state is not PickleTuple { Items: [_, PickleTuple shape, PickleObject dtype, PickleBool columnMajor, var data] })
        {
            throw input.Damaged("a NumPy array has a state that is not (version, shape, dtype, order, data).");
        }

        // An array of Python objects holds a list here: it keeps its shape, and its values stay unread.
        Fill(input, array, dtype, Shape(input, shape), columnMajor.Value, data as PickleBytes);
    }

    private static PickleArray Filled(PickleInput input, PickleObject dtype, ImmutableArray<long> shape, bool columnMajor, PickleBytes bytes)
    {
        var array = new PickleArray();
        Fill(input, array, dtype, shape, columnMajor, bytes);
        return array;
    }

    private static void Fill(PickleInput input, PickleArray array, PickleObject dtype, ImmutableArray<long> shape, bool columnMajor, PickleBytes? bytes)
    {
        array.Fill(Code(dtype), shape, columnMajor, bytes?.Value ?? ReadOnlyMemory<byte>.Empty);
        if (array.ElementType is { } type && Tensors.ElementTypes.SizeInBytes(type) is var size && Product(shape) is var count && (count is null || count > array.Bytes.Length / size || count * size != array.Bytes.Length))
        {
            throw input.Damaged($"{array.Kind} holds {array.Bytes.Length} bytes.");
        }
    }

    // dtype('f8', False, True) with the state (3, '<', …).
    private static string Code(PickleObject dtype)
    {
        var code = dtype is { TypeName: "numpy.dtype", Arguments: PickleTuple { Items: [PickleText text, ..] } } ? text.Value : "?";
        return dtype.State is PickleTuple { Items: [_, PickleText { Value: "<" or ">" or "|" or "=" } order, ..] } ? order.Value + code : code;
    }

    private static ImmutableArray<long> Shape(PickleInput input, PickleTuple shape) =>
        [.. shape.Items.Select(i => i is PickleInteger integer && integer.TryGetInt64(out var size) && size >= 0 ? size : throw input.Damaged("a NumPy array has a shape that is not a tuple of sizes."))];

    private static long? Product(ImmutableArray<long> shape)
    {
        var count = 1L;
        foreach (var size in shape)
        {
            if (size > 0 && count > long.MaxValue / size)
            {
                return null;
            }

            count *= size;
        }

        return count;
    }
}
