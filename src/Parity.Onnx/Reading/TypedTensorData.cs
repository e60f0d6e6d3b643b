using System.Runtime.InteropServices;
using Parity.Onnx.Protos;
using Parity.Tensors;

namespace Parity.Onnx.Reading;

/// <summary>
/// Values stored in a tensor's typed fields instead of raw bytes, as <c>onnx.helper.make_tensor</c> writes them: small integers and the
/// bit patterns of 16-bit floats stand in <c>int32_data</c>.
/// </summary>
internal static class TypedTensorData
{
    /// <summary>The values as little-endian bytes.</summary>
    public static byte[] ToBytes(TensorProto proto, ElementType type) => type switch
    {
        ElementType.Float32 => Copy(proto.FloatData),
        ElementType.Float64 => Copy(proto.DoubleData),
        ElementType.Int64 => Copy(proto.Int64Data),
        ElementType.Int32 => Copy(proto.Int32Data),
        ElementType.Float16 or ElementType.BFloat16 or ElementType.Int16 => MemoryMarshal.AsBytes<ushort>(proto.Int32Data.Select(v => unchecked((ushort)v)).ToArray()).ToArray(),
        _ => [.. proto.Int32Data.Select(v => unchecked((byte)v))],
    };

    private static byte[] Copy<T>(IReadOnlyCollection<T> values)
        where T : unmanaged => MemoryMarshal.AsBytes<T>(values.ToArray()).ToArray();
}
