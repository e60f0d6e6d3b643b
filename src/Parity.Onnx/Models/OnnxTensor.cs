using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Parity.Onnx.Protos;
using Parity.Onnx.Reading;
using Parity.Tensors;

namespace Parity.Onnx.Models;

/// <summary>A tensor stored in an ONNX file: an initializer or the value of a constant. Its bytes are converted only when asked for.</summary>
public sealed class OnnxTensor
{
    private readonly TensorProto _proto;
    private readonly ExternalDataFolder _folder;

    internal OnnxTensor(TensorProto proto, ExternalDataFolder folder, string? name = null) =>
        (_proto, _folder, Name, Shape) = (proto, folder, name ?? proto.Name, [.. proto.Dims]);

    /// <summary>Its name; exporters leave anonymous weights such as <c>onnx::Conv_123</c>.</summary>
    public string Name { get; }

    /// <summary>The stored element type.</summary>
    public OnnxDataType DataType => (OnnxDataType)_proto.DataType;

    /// <summary>The size of each dimension; empty for a scalar.</summary>
    public ImmutableArray<long> Shape { get; }

    /// <summary>True when the bytes lie in another file beside the model.</summary>
    public bool IsExternal => _proto.DataLocation == 1;

    /// <summary>Reads the values in row-major order.</summary>
    /// <exception cref="ParityException">The bytes do not fit the shape, lie outside the model's folder, or the element type is none that PyTorch weights have.</exception>
    public TensorData Read()
    {
        var type = DataType.ToElementType()
            ?? throw new ParityException($"The ONNX tensor \"{Name}\" is {DataType.DisplayName()}, which cannot be compared with PyTorch weights.");
        var size = CheckedSize(type);
        var bytes = IsExternal ? _folder.Read(Name, ExternalDataEntry.From(_proto.ExternalData), size)
            : _proto.RawData.Length > 0 || size == 0 ? RawBytes()
            : TypedTensorData.ToBytes(_proto, type);
        return bytes.LongLength == size
            ? new TensorData(type, Shape, bytes)
            : throw new ParityException(Damaged(type, size, bytes.LongLength));
    }

    /// <summary>Why its values cannot be read, or null; no value is read for it.</summary>
    internal string? Problem()
    {
        if (DataType.ToElementType() is not { } type)
        {
            return null;
        }

        try
        {
            var size = CheckedSize(type);
            if (IsExternal)
            {
                _folder.Check(Name, ExternalDataEntry.From(_proto.ExternalData), size);
                return null;
            }

            var found = _proto.RawData.Length > 0 || size == 0 ? _proto.RawData.Length : TypedTensorData.ToBytes(_proto, type).LongLength;
            return found == size ? null : Damaged(type, size, found);
        }
        catch (ParityException e)
        {
            return e.Message;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {DataType.DisplayName()} {TensorData.FormatShape(Shape)}";

    private string Damaged(ElementType type, long size, long found) =>
        $"The ONNX tensor \"{Name}\" is damaged: {type.DisplayName()} {TensorData.FormatShape(Shape)} takes {size} bytes; the file holds {found}.";

    private long CheckedSize(ElementType type)
    {
        try
        {
            var size = Shape.Aggregate((long)type.SizeInBytes(), (product, d) => d >= 0 ? checked(product * d) : throw new OverflowException());
            return size <= Array.MaxLength ? size : throw new OverflowException();
        }
        catch (OverflowException e)
        {
            throw new ParityException($"The ONNX tensor \"{Name}\" claims the shape {TensorData.FormatShape(Shape)}, which no file can hold.", e);
        }
    }

    private byte[] RawBytes()
    {
        // A parsed ByteString owns one exact array: hand it over instead of copying 80 MB of weights.
        var memory = _proto.RawData.Memory;
        return MemoryMarshal.TryGetArray(memory, out var segment) && segment.Offset == 0 && segment.Array!.Length == segment.Count
            ? segment.Array
            : memory.ToArray();
    }
}
