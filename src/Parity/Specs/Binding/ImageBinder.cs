using Parity.Specs.Files;

namespace Parity.Specs.Binding;

/// <summary>Finds the images that the patterns of <c>images</c> match.</summary>
internal static class ImageBinder
{
    /// <summary>The images; null after noting a problem.</summary>
    public static ImageSet? Bind(IReadOnlyList<SpecScalar>? patterns, MapReader reader, BindingContext context)
    {
        if (patterns is null or { Count: 0 })
        {
            if (patterns is not null)
            {
                context.Problems.Add(reader.PlaceOf(RootKeys.Images.Name), "\"images\" is empty; list at least one file or pattern.");
            }

            return null;
        }

        var before = context.Problems.Items.Count;
        var found = new Dictionary<string, SpecScalar>(StringComparer.Ordinal);
        var roots = new List<string>();
        foreach (var written in patterns)
        {
            if (Parse(written, context) is { } pattern)
            {
                roots.Add(pattern.Root);
                Add(found, written, Expand(written, pattern, context.Problems), context.Problems);
            }
        }

        if (context.Problems.Items.Count > before)
        {
            return null;
        }

        if (FolderTree.Common(roots) is { } root)
        {
            return new(root, [.. patterns], [.. found.Keys.Select(f => FolderTree.Relative(root, f)).Order(StringComparer.Ordinal)]);
        }

        context.Problems.Add(patterns[0].At, "the patterns of \"images\" share no folder; keep the images on one drive.");
        return null;
    }

    private static GlobPattern? Parse(SpecScalar written, BindingContext context)
    {
        var problem = PathRules.Problem(written.Text);
        try
        {
            if (problem is null)
            {
                return GlobPattern.Parse(context.Folder, written.Text);
            }
        }
        catch (Exception e) when (e is FormatException or ArgumentException or PathTooLongException)
        {
            problem = e.Message;
        }

        context.Problems.Add(written.At, $"the image pattern {written.Shown} cannot be used: {problem}.");
        return null;
    }

    private static List<string> Expand(SpecScalar written, GlobPattern pattern, SpecProblems problems)
    {
        try
        {
            var files = new GlobWalk(pattern).Files();
            var images = files.Where(ImageFiles.Is).ToList();
            if (images.Count == 0)
            {
                problems.Add(written.At, Nothing(written, pattern, files));
            }

            return images;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(written.At, $"the images of {written.Shown} cannot be listed: {e.Message.TrimEnd('.')}.");
            return [];
        }
    }

    private static string Nothing(SpecScalar written, GlobPattern pattern, IReadOnlyList<string> files)
    {
        if (files.Count > 0)
        {
            return $"{written.Shown} matches no image but {FirstOf(files)}; images are {string.Join(", ", ImageFiles.Extensions)}.";
        }

        if (pattern.IsLiteral || !Directory.Exists(pattern.Root))
        {
            return $"{written.Shown} matches no image.{NearFiles.Hint(Path.Combine(pattern.Root, pattern.Segments[0]))}";
        }

        var otherCase = new GlobWalk(pattern, StringComparison.OrdinalIgnoreCase).Files().FirstOrDefault(ImageFiles.Is);
        return $"{written.Shown} matches no image in {SpecScalar.ShowPath(pattern.Root)}."
            + (otherCase is not null ? $" {SpecScalar.Show(FolderTree.Relative(pattern.Root, otherCase))} differs in case only." : string.Empty)
            + (written.Text.AsSpan().ContainsAny('{', '[') ? " Patterns know *, ** and ? only: list one pattern for each extension." : string.Empty);
    }

    private static void Add(Dictionary<string, SpecScalar> found, SpecScalar written, List<string> files, SpecProblems problems)
    {
        var twice = files.Where(f => !found.TryAdd(f, written)).ToList();
        if (twice.Count > 0)
        {
            problems.Add(written.At, $"{FirstOf(twice)} matched by {found[twice[0]].Shown} already; an image is judged once.");
        }
    }

    private static string FirstOf(IReadOnlyList<string> files) =>
        SpecScalar.Show(Path.GetFileName(files[0])) + (files.Count > 1 ? $" and {files.Count - 1} more" : string.Empty);
}
