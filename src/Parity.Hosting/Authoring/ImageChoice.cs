using Parity.Authoring;
using Parity.Specs;

namespace Parity.Hosting.Authoring;

/// <summary>The golden images of a new spec.</summary>
internal static class ImageChoice
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".webp", ".bmp"];

    /// <summary>The patterns asked for, or the first usual folder near the spec that holds images.</summary>
    public static DraftValue Make(AuthoringRequest request)
    {
        var folder = Path.GetDirectoryName(request.Output)!;
        if (!request.Images.IsEmpty)
        {
            return new(Yaml(folder, request.Images));
        }

        var model = request.Model ?? Path.GetFileNameWithoutExtension(request.Output);
        string[] places =
        [
            Path.Combine(folder, "..", "goldens", "images", model),
            Path.Combine(folder, "..", "goldens", "images"),
            Path.Combine(folder, "..", "images"),
            Path.Combine(folder, "images"),
        ];
        var found = places.Select(Path.GetFullPath).FirstOrDefault(p => Directory.Exists(p) && Directory.EnumerateFiles(p).Any(IsImage))
            ?? throw new ParityException($"No images were named, and none lie in {string.Join(", ", places.Select(p => Path.GetRelativePath(folder, Path.GetFullPath(p))))} (from the spec's folder); name them with --images PATTERN.");
        return new(Yaml(folder, [Path.Combine(found, "*")]), "guessed: the nearest folder with images");
    }

    private static bool IsImage(string path) => Extensions.Contains(Path.GetExtension(path).ToLowerInvariant());

    private static string Yaml(string folder, IEnumerable<string> patterns) =>
        $"[{string.Join(", ", patterns.Select(p => SpecPaths.Relative(folder, p)))}]";
}
