namespace Parity.Imaging;

/// <summary>A colour.</summary>
/// <param name="R">Red.</param>
/// <param name="G">Green.</param>
/// <param name="B">Blue.</param>
public readonly record struct RgbColour(byte R, byte G, byte B)
{
    private static readonly RgbColour[] Palette =
    [
        new(230, 25, 75), new(60, 180, 75), new(0, 130, 200), new(245, 130, 48), new(145, 30, 180),
        new(70, 240, 240), new(240, 50, 230), new(210, 245, 60), new(255, 225, 25), new(0, 128, 128),
    ];

    /// <summary>A colour for a class; ten of them in turn.</summary>
    public static RgbColour ForLabel(int label) => Palette[(int)((uint)label % (uint)Palette.Length)];

    /// <summary>Black or white, whichever is easier to read on this colour.</summary>
    internal RgbColour Ink => (299 * R) + (587 * G) + (114 * B) > 140_000 ? new(0, 0, 0) : new(255, 255, 255);
}
