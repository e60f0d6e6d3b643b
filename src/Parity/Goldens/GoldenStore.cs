using System.Collections.Immutable;
using Parity.Comparison;
using Parity.Specs;

namespace Parity.Goldens;

/// <summary>The goldens of one model: where they lie, which there are, and which lost their image.</summary>
/// <param name="folder">The model's folder, for instance <c>goldens/fasterrcnn-shapes</c>.</param>
public sealed class GoldenStore(string folder)
{
    private const string VerifiedSuffix = ".verified.json";
    private const string OverlaySuffix = ".verified.png";
    private const string ReceivedSuffix = ".received.json";

    /// <summary>The model's folder, absolute.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>The approved golden's file. The image's extension stays, so that <c>001.png</c> and <c>001.jpg</c> do not collide.</summary>
    public string VerifiedPath(string image) => PathOf(image, VerifiedSuffix);

    /// <summary>The approved picture's file: the image with the golden's boxes drawn on it.</summary>
    public string OverlayPath(string image) => PathOf(image, OverlaySuffix);

    /// <summary>Where a received golden lies on a desktop, beside the approved one.</summary>
    public string ReceivedPath(string image) => PathOf(image, ReceivedSuffix);

    /// <summary>Where the picture of a received golden lies on a desktop.</summary>
    public string ReceivedOverlayPath(string image) => PathOf(image, ".received.png");

    /// <summary>The approved golden of an image, or null where there is none.</summary>
    /// <exception cref="ParityException">The file is there and cannot be used, or is the golden of another image.</exception>
    public Golden? Find(string image)
    {
        var path = VerifiedPath(image);
        if (!File.Exists(path))
        {
            return null;
        }

        var golden = GoldenFile.Read(path);
        return golden.Image == image
            ? golden
            : throw new ParityException($"{path}: expected the golden of \"{image}\"; found that of \"{golden.Image}\". Run `parity accept` again instead of copying goldens.");
    }

    /// <summary>The names of the images that have an approved golden or picture, sorted.</summary>
    public ImmutableArray<string> Images() =>
    [
        .. Files(VerifiedSuffix).Concat(Files(OverlaySuffix)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>Judges whether every golden still has its image.</summary>
    public GoldenFolderVerdict Account(ParitySpec spec)
    {
        var goldens = Images();
        var orphans = goldens.Except(spec.Images.Names, StringComparer.Ordinal).ToList();
        return new()
        {
            Model = spec.Model,
            Goldens = goldens.Length,
            Checks = orphans.Count == 0 ? [Accounted(goldens.Length)] : [.. orphans.Select(Orphan)],
        };
    }

    // Named like a received file, so that version control ignores what a killed process leaves.
    internal string TemporaryPath(string image) => PathOf(image, $".received.{TemporaryFile.Suffix()}");

    /// <summary>What killed processes left of an image's files before a time, UTC.</summary>
    internal IEnumerable<string> Leftovers(string image, DateTime before)
    {
        var first = PathOf(image, ".received.");
        var folder = Path.GetDirectoryName(first)!;
        return !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*.tmp")
            .Where(f => f.StartsWith(first, StringComparison.Ordinal) && File.GetLastWriteTimeUtc(f) < before);
    }

    /// <summary>The names of the images that wait for review, sorted.</summary>
    internal ImmutableArray<string> Received() => [.. Files(ReceivedSuffix).Order(StringComparer.Ordinal)];

    /// <summary>The file of an image under the model's folder, mirroring the image's relative path.</summary>
    /// <exception cref="ParityException">The name leads out of the folder.</exception>
    internal string PathOf(string image, string suffix)
    {
        var path = Path.GetFullPath(Path.Combine(Folder, image.Replace('/', Path.DirectorySeparatorChar) + suffix));
        return path.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && image.Length > 0
            ? path
            : throw new ParityException($"expected an image below the image root; found \"{image}\", whose golden would lie outside {Folder}.");
    }

    private IEnumerable<string> Files(string suffix) => !Directory.Exists(Folder) ? [] : Directory
        .EnumerateFiles(Folder, "*" + suffix, SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path)[..^suffix.Length].Replace(Path.DirectorySeparatorChar, '/'));

    private static Check Accounted(int goldens) => new()
    {
        Name = CheckNames.GoldenOrphan,
        Passed = true,
        Expected = "an image for every golden",
        Found = $"{Counted.Of(goldens, "golden")}, each with its image",
    };

    private Check Orphan(string image) => new()
    {
        Name = CheckNames.GoldenOrphan,
        Passed = false,
        Expected = $"an image \"{image}\" for its golden",
        Found = "no such image in the spec",
        Where = VerifiedPath(image),
        Fix = "delete the golden, or bring back the image",
    };
}
