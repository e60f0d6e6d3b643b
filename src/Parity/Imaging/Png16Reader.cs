using System.Buffers;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace Parity.Imaging;

/// <summary>
/// Brings 16-bit samples to 8 bits as Pillow and OpenCV do: the upper byte. (Skia scales and rounds instead, and so would differ by one
/// level.) On 16-bit grey the two disagree, and the options decide.
/// </summary>
internal static class Png16Reader
{
    public static void Read(string path, SKCodec codec, PngHeader header, Grey16 grey, PixelBuffer target)
    {
        if (header.IsGrey && grey == Grey16.Refuse)
        {
            throw new ParityException(
                $"Cannot decode {path}: it is a 16-bit grey PNG, which Pillow clips at 255 and OpenCV cuts to its upper byte. Say which with \"decode: {{ grey16: clip }}\" or \"decode: {{ grey16: high-byte }}\", or convert the picture to 8 bits.");
        }

        var count = 4 * target.Width * target.Height;
        var wide = ArrayPool<ushort>.Shared.Rent(count);
        try
        {
            var samples = wide.AsSpan(0, count);
            SkiaImageDecoder.Fill(path, codec, SKColorType.Rgba16161616, MemoryMarshal.AsBytes(samples));
            Narrow(samples, target.Bytes, header.IsGrey && grey == Grey16.Clip);
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(wide);
        }
    }

    private static void Narrow(ReadOnlySpan<ushort> samples, Span<byte> target, bool clip)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            target[i] = clip ? (byte)Math.Min(samples[i], (ushort)255) : (byte)(samples[i] >> 8);
        }
    }
}
