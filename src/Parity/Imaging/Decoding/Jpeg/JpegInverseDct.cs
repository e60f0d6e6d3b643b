using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parity.Imaging.Jpeg;

/// <summary>
/// The accurate integer inverse DCT of the Independent JPEG Group (Loeffler, Ligtenberg and Moschytz, 1989: 11 multiplications, constants of 13
/// bits), whose rounding every common decoder shares: columns first, kept with 2 extra bits, then rows.
/// </summary>
internal static class JpegInverseDct
{
    private const int ConstantBits = 13;
    private const int ExtraBits = 2;

    /// <summary>Transforms one block of dequantised coefficients in natural order to 8x8 levels.</summary>
    public static unsafe void Transform(short* block, byte* target, int pitch)
    {
        var r0 = Avx2.ConvertToVector256Int32(block);
        var r1 = Avx2.ConvertToVector256Int32(block + 8);
        var r2 = Avx2.ConvertToVector256Int32(block + 16);
        var r3 = Avx2.ConvertToVector256Int32(block + 24);
        var r4 = Avx2.ConvertToVector256Int32(block + 32);
        var r5 = Avx2.ConvertToVector256Int32(block + 40);
        var r6 = Avx2.ConvertToVector256Int32(block + 48);
        var r7 = Avx2.ConvertToVector256Int32(block + 56);
        OneDimension(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, ConstantBits - ExtraBits);
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        OneDimension(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, ConstantBits + ExtraBits + 3);
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        Store(r0, r1, r2, r3, target, pitch);
        Store(r4, r5, r6, r7, target + (4 * pitch), pitch);
    }

    /// <summary>A block without any but the first coefficient has one level.</summary>
    public static unsafe void Flat(int coefficient, byte* target, int pitch)
    {
        var level = (byte)Math.Clamp(((coefficient + 4) >> 3) + 128, 0, 255);
        var row = level * 0x0101010101010101UL;
        for (var y = 0; y < 8; y++)
        {
            *(ulong*)(target + (y * pitch)) = row;
        }
    }

    private static void OneDimension(
        ref Vector256<int> r0, ref Vector256<int> r1, ref Vector256<int> r2, ref Vector256<int> r3,
        ref Vector256<int> r4, ref Vector256<int> r5, ref Vector256<int> r6, ref Vector256<int> r7, int shift)
    {
        // Even part. Constants are the published cosine products times 2^13.
        var common = (r2 + r6) * 4433;
        var e2 = common - (r6 * 15137);
        var e3 = common + (r2 * 6270);
        var half = Vector256.Create(1 << (shift - 1));
        var e0 = ((r0 + r4) << ConstantBits) + half;
        var e1 = ((r0 - r4) << ConstantBits) + half;
        var (a0, a3, a1, a2) = (e0 + e3, e0 - e3, e1 + e2, e1 - e2);

        // Odd part.
        var z5 = (r7 + r3 + r5 + r1) * 9633;
        var z3 = z5 - ((r7 + r3) * 16069);
        var z4 = z5 - ((r5 + r1) * 3196);
        var z1 = (r7 + r1) * 7373;
        var z2 = (r5 + r3) * 20995;
        var o0 = (r7 * 2446) - z1 + z3;
        var o1 = (r5 * 16819) - z2 + z4;
        var o2 = (r3 * 25172) - z2 + z3;
        var o3 = (r1 * 12299) - z1 + z4;

        r0 = (a0 + o3) >> shift;
        r7 = (a0 - o3) >> shift;
        r1 = (a1 + o2) >> shift;
        r6 = (a1 - o2) >> shift;
        r2 = (a2 + o1) >> shift;
        r5 = (a2 - o1) >> shift;
        r3 = (a3 + o0) >> shift;
        r4 = (a3 - o0) >> shift;
    }

    private static void Transpose(
        ref Vector256<int> r0, ref Vector256<int> r1, ref Vector256<int> r2, ref Vector256<int> r3,
        ref Vector256<int> r4, ref Vector256<int> r5, ref Vector256<int> r6, ref Vector256<int> r7)
    {
        var (a0, a1) = (Avx2.UnpackLow(r0, r1).AsInt64(), Avx2.UnpackHigh(r0, r1).AsInt64());
        var (a2, a3) = (Avx2.UnpackLow(r2, r3).AsInt64(), Avx2.UnpackHigh(r2, r3).AsInt64());
        var (a4, a5) = (Avx2.UnpackLow(r4, r5).AsInt64(), Avx2.UnpackHigh(r4, r5).AsInt64());
        var (a6, a7) = (Avx2.UnpackLow(r6, r7).AsInt64(), Avx2.UnpackHigh(r6, r7).AsInt64());
        var (b0, b1, b2, b3) = (Avx2.UnpackLow(a0, a2), Avx2.UnpackHigh(a0, a2), Avx2.UnpackLow(a1, a3), Avx2.UnpackHigh(a1, a3));
        var (b4, b5, b6, b7) = (Avx2.UnpackLow(a4, a6), Avx2.UnpackHigh(a4, a6), Avx2.UnpackLow(a5, a7), Avx2.UnpackHigh(a5, a7));
        r0 = Avx2.Permute2x128(b0, b4, 0x20).AsInt32();
        r1 = Avx2.Permute2x128(b1, b5, 0x20).AsInt32();
        r2 = Avx2.Permute2x128(b2, b6, 0x20).AsInt32();
        r3 = Avx2.Permute2x128(b3, b7, 0x20).AsInt32();
        r4 = Avx2.Permute2x128(b0, b4, 0x31).AsInt32();
        r5 = Avx2.Permute2x128(b1, b5, 0x31).AsInt32();
        r6 = Avx2.Permute2x128(b2, b6, 0x31).AsInt32();
        r7 = Avx2.Permute2x128(b3, b7, 0x31).AsInt32();
    }

    // Levels are centred on zero until here; packing clamps them to 0..255.
    private static unsafe void Store(Vector256<int> r0, Vector256<int> r1, Vector256<int> r2, Vector256<int> r3, byte* target, int pitch)
    {
        var centre = Vector256.Create((short)128);
        var words = Vector256.Add(Avx2.PackSignedSaturate(r0, r1), centre);
        var more = Vector256.Add(Avx2.PackSignedSaturate(r2, r3), centre);
        var bytes = Avx2.PackUnsignedSaturate(words, more).AsUInt32();

        // Lanes hold the left halves of rows 0 to 3, then the right halves.
        var ordered = Avx2.PermuteVar8x32(bytes, Vector256.Create(0u, 4, 1, 5, 2, 6, 3, 7)).AsUInt64();
        *(ulong*)target = ordered[0];
        *(ulong*)(target + pitch) = ordered[1];
        *(ulong*)(target + (2 * pitch)) = ordered[2];
        *(ulong*)(target + (3 * pitch)) = ordered[3];
    }
}
