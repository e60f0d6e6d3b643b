using System.Runtime.Intrinsics;

namespace Parity.Imaging.Resizing;

/// <summary>Moves one pixel between four bytes and four lanes.</summary>
internal static class PixelVector
{
    /// <summary>The four levels of a pixel as integers.</summary>
    public static Vector128<int> Levels(uint pixel) =>
        Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(pixel).AsByte())).AsInt32();

    /// <summary>Four integers as the levels of a pixel, clamped to 0..255.</summary>
    public static uint Pack(Vector128<int> levels)
    {
        var clamped = Vector128.Min(Vector128.Max(levels, Vector128<int>.Zero), Vector128.Create(255));
        var words = Vector128.Narrow(clamped, clamped);
        return Vector128.Narrow(words, words).AsUInt32()[0];
    }

    /// <summary>Rounds to the nearest integer, ties to even.</summary>
    public static Vector128<int> Round(Vector128<float> values) => Vector128.ConvertToInt32(Vector128.Round(values));
}
