using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parity.Imaging.Jpeg;

/// <summary>
/// Turns rows of Y, Cb, Cr (JFIF, ITU-R BT.601 full range) into pixels with the integer arithmetic of libjpeg: with cb and cr less 128,
/// <c>r = y + ((91881 cr + 2^15) >> 16)</c>, <c>g = y + ((−22554 cb − 46802 cr + 2^15) >> 16)</c>, <c>b = y + ((116130 cb + 2^15) >> 16)</c>.
/// </summary>
internal static class JpegColour
{
    public static void Convert(ReadOnlySpan<byte> luminance, ReadOnlySpan<byte> blue, ReadOnlySpan<byte> red, Span<uint> target)
    {
        var x = 0;
        for (; Avx2.IsSupported && x + 16 <= target.Length; x += 16)
        {
            Sixteen(luminance[x..], blue[x..], red[x..], target[x..]);
        }

        for (; x < target.Length; x++)
        {
            var (y, cb, cr) = (luminance[x], blue[x] - 128, red[x] - 128);
            target[x] = Level(y + (((91881 * cr) + 32768) >> 16))
                | (Level(y + (((-22554 * cb) - (46802 * cr) + 32768) >> 16)) << 8)
                | (Level(y + (((116130 * cb) + 32768) >> 16)) << 16);
        }
    }

    public static void Grey(ReadOnlySpan<byte> luminance, Span<uint> target)
    {
        for (var x = 0; x < target.Length; x++)
        {
            target[x] = luminance[x] * 0x010101u;
        }
    }

    // Products that pass 16 bits are split: 91881 = 65536 + 26345, 116130 = 131072 - 14942, -46802 = 18734 - 65536.
    // (floor(2a) + 1) >> 1 is floor(a + 1/2), so doubling first gives the rounding of the formula.
    private static void Sixteen(ReadOnlySpan<byte> luminance, ReadOnlySpan<byte> blue, ReadOnlySpan<byte> red, Span<uint> target)
    {
        var y = Words(luminance);
        var cb = Words(blue) - Vector256.Create((short)128);
        var cr = Words(red) - Vector256.Create((short)128);
        var r = y + cr + Rounded(cr + cr, 26345);
        var b = y + cb + cb + Rounded(cb + cb, -14942);
        var weights = Vector256.Create((18734 << 16) | (-22554 & 0xFFFF)).AsInt16();
        var half = Vector256.Create(32768);
        var low = (Avx2.MultiplyAddAdjacent(Avx2.UnpackLow(cb, cr), weights) + half) >> 16;
        var high = (Avx2.MultiplyAddAdjacent(Avx2.UnpackHigh(cb, cr), weights) + half) >> 16;
        var g = y + Avx2.PackSignedSaturate(low, high) - cr;
        Store(Pack(r), Pack(g), Pack(b), target);
    }

    private static Vector256<short> Words(ReadOnlySpan<byte> levels) => Avx2.ConvertToVector256Int16(Vector128.Create(levels));

    private static Vector256<short> Rounded(Vector256<short> doubled, short factor) =>
        (Avx2.MultiplyHigh(doubled, Vector256.Create(factor)) + Vector256.Create((short)1)) >> 1;

    private static Vector128<byte> Pack(Vector256<short> levels) => Sse2.PackUnsignedSaturate(levels.GetLower(), levels.GetUpper());

    private static void Store(Vector128<byte> r, Vector128<byte> g, Vector128<byte> b, Span<uint> target)
    {
        var none = Vector128<byte>.Zero;
        var (rgLow, rgHigh) = (Sse2.UnpackLow(r, g).AsUInt16(), Sse2.UnpackHigh(r, g).AsUInt16());
        var (bLow, bHigh) = (Sse2.UnpackLow(b, none).AsUInt16(), Sse2.UnpackHigh(b, none).AsUInt16());
        Sse2.UnpackLow(rgLow, bLow).AsUInt32().CopyTo(target);
        Sse2.UnpackHigh(rgLow, bLow).AsUInt32().CopyTo(target[4..]);
        Sse2.UnpackLow(rgHigh, bHigh).AsUInt32().CopyTo(target[8..]);
        Sse2.UnpackHigh(rgHigh, bHigh).AsUInt32().CopyTo(target[12..]);
    }

    private static uint Level(int value) => (uint)Math.Clamp(value, 0, 255);
}
