using System.Collections.Immutable;

namespace Parity.Specs.Files;

/// <summary>Which files are golden images.</summary>
internal static class ImageFiles
{
    /// <summary>Extensions that can be decoded, in any case.</summary>
    public static readonly ImmutableArray<string> Extensions = [".png", ".jpg", ".jpeg", ".webp", ".bmp"];

    /// <summary>True for a picture that is not the overlay of a golden.</summary>
    public static bool Is(string path) =>
        Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) && !IsGolden(path);

    /// <summary>True for files of Verify's naming: <c>a.png.verified.png</c>.</summary>
    private static bool IsGolden(string path)
    {
        var stem = Path.GetFileNameWithoutExtension(path);
        return stem.EndsWith(".verified", StringComparison.Ordinal) || stem.EndsWith(".received", StringComparison.Ordinal);
    }
}
