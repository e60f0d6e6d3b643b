using System.Buffers;
using System.Runtime.InteropServices;
using Parity.Tensors;

namespace Parity.Imaging;

/// <summary>Writes the finished picture as the tensor its steps asked for.</summary>
internal static class TensorAssembly
{
    public static TensorData Build(PreprocessState state, PixelBuffer? pixels, FloatPlanes? planes, ValueTable? table, TensorMemory memory)
    {
        var type = state.ElementType ?? (state.HasFloatValues ? ElementType.Float32 : ElementType.UInt8);
        var count = checked(3 * state.Width * state.Height);
        var bytes = memory.Take(count * type.SizeInBytes());
        switch (type)
        {
            case ElementType.UInt8:
                FillBytes(state, pixels!, bytes);
                break;
            case ElementType.Float32:
                FillFloats(state, pixels, planes, table, MemoryMarshal.Cast<byte, float>(bytes.AsSpan()));
                break;
            default:
                var floats = ArrayPool<float>.Shared.Rent(count);
                FillFloats(state, pixels, planes, table, floats.AsSpan(0, count));
                Narrow(floats.AsSpan(0, count), MemoryMarshal.Cast<byte, Half>(bytes.AsSpan()));
                ArrayPool<float>.Shared.Return(floats);
                break;
        }

        long[] shape = state.Layout == TensorLayout.Hwc ? [state.Height, state.Width, 3] : [3, state.Height, state.Width];
        return new(type, state.Batch ? [1, .. shape] : [.. shape], bytes);
    }

    private static void Narrow(ReadOnlySpan<float> source, Span<Half> target)
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = (Half)source[i];
        }
    }

    private static void FillBytes(PreprocessState state, PixelBuffer pixels, Span<byte> target)
    {
        var source = pixels.Bytes;
        var plane = state.Width * state.Height;
        var (step, stride) = state.Layout == TensorLayout.Chw ? (plane, 1) : (1, 3);
        for (var channel = 0; channel < 3; channel++)
        {
            var physical = state.Physical(channel);
            for (var i = 0; i < plane; i++)
            {
                target[(channel * step) + (i * stride)] = source[(4 * i) + physical];
            }
        }
    }

    private static void FillFloats(PreprocessState state, PixelBuffer? pixels, FloatPlanes? planes, ValueTable? table, Span<float> target)
    {
        var plane = state.Width * state.Height;
        if (state.Layout == TensorLayout.Chw && planes is null)
        {
            var red = target.Slice(state.Physical(0) * plane, plane);
            var blue = target.Slice(state.Physical(2) * plane, plane);
            PlaneFilling.Fill(pixels!.Pixels, table, red, target.Slice(plane, plane), blue);
            return;
        }

        using var made = planes is null ? FloatPlanes.From(pixels!, table) : null;
        var from = planes ?? made!;
        for (var channel = 0; channel < 3; channel++)
        {
            var values = from.Plane(state.Physical(channel));
            if (state.Layout == TensorLayout.Chw)
            {
                values.CopyTo(target.Slice(channel * plane, plane));
                continue;
            }

            for (var i = 0; i < plane; i++)
            {
                target[(3 * i) + channel] = values[i];
            }
        }
    }
}
