using System.Buffers.Binary;
using Parity.Checkpoints.Pickle;
using Parity.Checkpoints.Storages;

namespace Parity.Checkpoints.Legacy;

/// <summary>
/// The container of <c>torch.save</c> before PyTorch 1.6: five pickles (magic number, protocol 1001, system facts, the object, the list of
/// storage keys), then for each key a 64-bit element count and the raw elements.
/// </summary>
internal sealed class LegacyFile : IStorageReader
{
    private const int Protocol = 1001;
    private readonly ByteSource _file;
    private readonly InertCalls _inert;
    private readonly Dictionary<string, (long Count, int Size)> _claimed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ByteSource> _found = new(StringComparer.Ordinal);
    private bool _isBigEndian;

    private LegacyFile(ByteSource file, InertCalls inert) => (_file, _inert) = (file, inert);

    // An integer of ten bytes: 0x1950a86a20f9469cfc6c. Protocol and frame stand before it.
    private static ReadOnlySpan<byte> Magic => [PickleCode.Long1, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, PickleCode.Stop];

    /// <summary>True when the file starts with the magic number.</summary>
    public static bool LooksLegacy(ReadOnlySpan<byte> start) => start is [PickleCode.Proto, ..] && start[..Math.Min(start.Length, 32)].IndexOf(Magic) >= 0;

    /// <summary>Reads the pickles and finds every storage.</summary>
    /// <exception cref="CheckpointException">The file is damaged or cut off.</exception>
    public static PickleValue Open(ByteSource file, InertCalls inert)
    {
        var legacy = new LegacyFile(file, inert);
        var input = new PickleInput(file);
        legacy.Next(input);
        if (legacy.Next(input) is not PickleInteger version || version.Value != Protocol)
        {
            throw file.Damaged($"expected protocol {Protocol} of the legacy torch.save format.");
        }

        legacy._isBigEndian = legacy.Next(input) is PickleDict facts && facts["little_endian"] is PickleBool { Value: false };
        var root = legacy.Next(input);
        if (legacy.Next(input) is not PickleList keys)
        {
            throw file.Damaged("expected the list of storage keys after the pickled object.");
        }

        legacy.FindStorages(keys, input.Position);
        return root;
    }

    /// <inheritdoc/>
    public StorageBytes Open(PickleStorage storage, int elementSize) => _found.TryGetValue(storage.Key, out var bytes)
        ? new PlainStorage(bytes) { IsBigEndian = _isBigEndian }
        : throw _file.Damaged($"the pickle names storage {storage.Key}, but the file does not list it.");

    /// <inheritdoc/>
    public void Claim(PickleStorage storage, long count)
    {
        var size = TorchTypes.SizeOfStorage(storage.TypeName);
        if (count > _file.Length / size)
        {
            throw _file.Damaged($"storage {storage.Key} claims {count} elements of {storage.TypeName}, more than the file's {_file.Length} bytes. The file is cut off or damaged: copy or download it again.");
        }

        if (!_claimed.TryAdd(storage.Key, (count, size)) && _claimed[storage.Key] != (count, size))
        {
            throw _file.Damaged($"storage {storage.Key} has two different sizes.");
        }
    }

    private PickleValue Next(PickleInput input) => new PickleReader(input, this, _inert).Read();

    private void FindStorages(PickleList keys, long position)
    {
        Span<byte> buffer = stackalloc byte[sizeof(long)];
        foreach (var key in keys.Items)
        {
            if (key is not PickleText { Value: var name } || !_claimed.TryGetValue(name, out var claim))
            {
                throw _file.Damaged($"the file lists storage {key}, which no tensor uses, so its size is unknown.");
            }

            _file.Read(position, buffer);
            var count = _isBigEndian ? BinaryPrimitives.ReadInt64BigEndian(buffer) : BinaryPrimitives.ReadInt64LittleEndian(buffer);
            if (count != claim.Count)
            {
                throw _file.Damaged($"storage {name} holds {count} elements where its tensors claim {claim.Count}.");
            }

            _found[name] = _file.Slice(position + sizeof(long), claim.Count * claim.Size);
            position += sizeof(long) + (claim.Count * claim.Size);
        }
    }
}
