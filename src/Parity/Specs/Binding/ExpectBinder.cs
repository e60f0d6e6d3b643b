namespace Parity.Specs.Binding;

/// <summary>Binds <c>expect</c> and holds it to the images found.</summary>
internal static class ExpectBinder
{
    /// <summary>What a run must contain.</summary>
    public static ExpectSpec Bind(MapReader? reader, ImageSet? images, SpecProblems problems)
    {
        if (reader is null)
        {
            return new();
        }

        var count = reader.Integer(ExpectKeys.Images);
        var perImage = reader.Map(ExpectKeys.PerImage.Name);
        var min = perImage?.Integer(ExpectKeys.Min);
        var max = perImage?.Integer(ExpectKeys.Max);
        var empty = reader.Has(ExpectKeys.Empty.Name) ? reader.DistinctTexts(ExpectKeys.Empty) : null;
        perImage?.Finish();
        reader.Finish();
        if (max < (min ?? 1))
        {
            problems.Add(perImage!.PlaceOf(ExpectKeys.Max.Name), $"\"max\" must be at least \"min\" ({min ?? 1}); found {max}.");
        }

        if (images is not null)
        {
            CheckCount(reader, count, images, problems);
            CheckEmpty(empty ?? [], images, problems);
        }

        return new() { Images = count, MinDetectionsPerImage = min ?? 1, MaxDetectionsPerImage = max, Empty = [.. empty?.Select(e => e.Text) ?? []] };
    }

    private static void CheckCount(MapReader reader, int? count, ImageSet images, SpecProblems problems)
    {
        if (count is { } expected && expected != images.Names.Length)
        {
            problems.Add(
                reader.PlaceOf(ExpectKeys.Images.Name),
                $"{expected} images are expected and the patterns of \"images\" match {images.Names.Length}; restore the missing ones or correct the number.");
        }
    }

    private static void CheckEmpty(IReadOnlyList<SpecScalar> empty, ImageSet images, SpecProblems problems)
    {
        foreach (var name in empty.Where(e => !images.Names.Contains(e.Text)))
        {
            problems.Add(name.At, $"{name.Shown} is not among the images; {Suggestion.For(name.Text, images.Names.Length <= 20 ? images.Names : [.. images.Names.Take(20), "…"])}");
        }

        if (images.Names.All(n => empty.Any(e => e.Text == n)))
        {
            problems.Add(empty[0].At, "every image is expected to be empty, so no detection would ever be compared; add an image with objects.");
        }
    }
}
