using System.Text.Json;
using Parity.Authoring;
using Parity.Specs;

namespace Parity.Hosting.Authoring;

/// <summary>What the reference finds on the images, as the spec's expectation.</summary>
internal static class ExpectChoice
{
    /// <summary>Without a run: only the number of images.</summary>
    public static DraftValue Unknown(string? images) => new(images is null ? "{ detections_per_image: { min: 1 } }" : $"{{ images: {images}, detections_per_image: {{ min: 1 }} }}");

    /// <summary>Runs the reference on every image.</summary>
    public static DraftValue Make(ParityHost host, ParitySpec spec, CancellationToken cancellation)
    {
        using var run = host.Open(spec with { Candidates = [] }, new() { Cancellation = cancellation });
        var empty = run.ProposeGoldens().Where(g => g.Golden.Detections.All(d => d.Score <= spec.Detections.ScoreThreshold)).Select(g => g.Golden.Image).ToList();
        var images = FormattableString.Invariant($"images: {spec.Images.Names.Length}, detections_per_image: {{ min: 1 }}");
        if (empty.Count == spec.Images.Names.Length)
        {
            throw new ParityException(
                $"The reference finds nothing above {FormattableString.Invariant($"{spec.Detections.ScoreThreshold}")} on any of the {empty.Count} images: the preprocessing, an option or the threshold is wrong for them. "
                + "Name other images, another --score-threshold, or write the spec without running it (--no-run) and mend it by hand.");
        }

        return empty.Count == 0
            ? new($"{{ {images} }}")
            : new($"{{ {images}, empty: [{string.Join(", ", empty.Select(e => JsonSerializer.Serialize(e)))}] }}", "the reference finds nothing on the images listed under empty: see that this is right");
    }
}
