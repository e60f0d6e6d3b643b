using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;
using Parity.Checkpoints.Pickle;
using Parity.Checkpoints.Storages;

namespace Parity.Checkpoints.SafeTensors;

/// <summary>
/// The safetensors container (Hugging Face, format description in the safetensors repository): a 64-bit length, a JSON header
/// <c>{name: {dtype, shape, data_offsets}}</c>, then the tensors' bytes, little-endian and row-major.
/// </summary>
internal sealed class SafeTensorsFile : IStorageReader
{
    private const int LengthSize = sizeof(long);
    private const int FormatHeaderBytes = 100_000_000;
    private readonly Dictionary<string, ByteSource> _tensors = new(StringComparer.Ordinal);
    private readonly ByteSource _file;

    private SafeTensorsFile(ByteSource file) => _file = file;

    /// <summary>True when the file starts with a plausible header length and the opening brace of the header.</summary>
    public static bool LooksLikeSafeTensors(ReadOnlySpan<byte> start) =>
        start.Length > LengthSize && start[LengthSize] == (byte)'{' && BinaryPrimitives.ReadUInt64LittleEndian(start) is >= 2 and <= FormatHeaderBytes;

    /// <summary>Reads the header; the result is a dict of tensors, the metadata its attributes.</summary>
    /// <exception cref="CheckpointException">The header is damaged or points outside the file.</exception>
    public static PickleDict Open(ByteSource file)
    {
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(file.ReadBytes(0, LengthSize));
        if (length > CheckpointLimits.SafeTensorsHeaderBytes)
        {
            throw new CheckpointException(file.Path, CheckpointProblem.LimitExceeded, $"the safetensors header takes {length} bytes; at most {CheckpointLimits.SafeTensorsHeaderBytes} are read.");
        }

        var header = file.ReadBytes(LengthSize, length);
        try
        {
            using var document = JsonDocument.Parse(header);
            return new SafeTensorsFile(file).Read(document.RootElement, file.Slice(LengthSize + length, file.Length - LengthSize - length));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new CheckpointException(file.Path, CheckpointProblem.Damaged, $"the header of the safetensors file is not the JSON it should be: {e.Message} Copy or download the file again.", e);
        }
    }

    /// <inheritdoc/>
    public void Claim(PickleStorage storage, long count)
    {
        // Nothing to note: the header holds everything.
    }

    /// <inheritdoc/>
    public StorageBytes Open(PickleStorage storage, int elementSize) => new PlainStorage(_tensors[storage.Key]);

    private PickleDict Read(JsonElement header, ByteSource data)
    {
        var result = new PickleDict();
        foreach (var property in header.EnumerateObject())
        {
            if (property.Name == "__metadata__")
            {
                result.Attributes = Metadata(property.Value);
            }
            else if (result.Has(property.Name))
            {
                throw _file.Damaged($"the header names tensor \"{property.Name}\" twice.");
            }
            else
            {
                result.Set(new PickleText(property.Name), Tensor(property.Name, property.Value, data));
            }
        }

        return result;
    }

    private PickleTensor Tensor(string name, JsonElement entry, ByteSource data)
    {
        var type = SafeTensorsTypes.TorchName(entry.GetProperty("dtype").GetString()!);
        ImmutableArray<long> shape = [.. entry.GetProperty("shape").EnumerateArray().Select(d => d.GetInt64())];
        var offsets = entry.GetProperty("data_offsets");
        var (from, to) = (offsets[0].GetInt64(), offsets[1].GetInt64());
        var size = TorchTypes.SizeOf(type);
        if (shape.Length > CheckpointLimits.TensorDimensions || from < 0 || to < from || to > data.Length || (TorchTypes.Parse(type) is not null && BytesOf(shape, size) != to - from))
        {
            throw _file.Damaged($"tensor \"{name}\" claims bytes {from} to {to} of {data.Length} for the shape {Tensors.TensorData.FormatShape(shape)} of {type}. The file is cut off or damaged: copy or download it again.");
        }

        _tensors[name] = data.Slice(from, to - from);
        return new(new("UntypedStorage", name, "cpu", to - from, this), type, 0, shape, RowMajor(shape));
    }

    // Null for sizes that no memory holds.
    private static Int128? BytesOf(ImmutableArray<long> shape, int size)
    {
        Int128 bytes = size;
        foreach (var dimension in shape)
        {
            if (dimension < 0 || bytes > long.MaxValue)
            {
                return null;
            }

            bytes *= dimension;
        }

        return bytes;
    }

    private static ImmutableArray<long> RowMajor(ImmutableArray<long> shape)
    {
        var strides = new long[shape.Length];
        for (var (d, stride) = (shape.Length - 1, 1L); d >= 0; d--)
        {
            strides[d] = stride;
            stride *= Math.Max(shape[d], 1);
        }

        return [.. strides];
    }

    private static PickleDict Metadata(JsonElement metadata)
    {
        var result = new PickleDict();
        foreach (var property in metadata.EnumerateObject())
        {
            result.Set(new PickleText(property.Name), new PickleText(property.Value.GetString() ?? string.Empty));
        }

        return result;
    }
}
