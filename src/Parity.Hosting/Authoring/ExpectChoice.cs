using System.Text.Json;
using Parity.Authoring;
using Parity.Imaging;
using Parity.Running;
using Parity.Specs;

namespace Parity.Hosting.Authoring;

/// <summary>What the reference finds on the images, as the spec's expectation.</summary>
internal static class ExpectChoice
{
    /// <summary>What holds before anything ran.</summary>
    public static DraftValue Unknown { get; } = new("{ detections_per_image: { min: 1 } }");

    /// <summary>Runs the reference on every image.</summary>
    public static DraftValue Make(ParityHost host, ParitySpec spec, CancellationToken cancellation)
    {
        var problems = new SpecProblems();
        var pipeline = PreprocessPipeline.Bind(spec.Preprocess, problems) ?? throw new SpecException(problems.Items);
        var reference = spec.Reference!;
        var (empty, best) = (new List<string>(), 0f);
        using var side = new CalibratedSide(host.Runners.LoadReference(reference), reference.Detections ?? spec.Detections, spec);
        foreach (var name in spec.Images.Names)
        {
            cancellation.ThrowIfCancellationRequested();
            var image = pipeline.Run(spec.Images.PathOf(name));
            var answer = side.Run([new ModelInput(name, image.Tensor, image.Geometry)])[0];
            best = answer.Detections.Select(d => d.Score).Append(best).Max();
            if (answer.Detections.All(d => d.Score <= spec.Detections.ScoreThreshold))
            {
                empty.Add(name);
            }
        }

        return Written(spec, empty, best);
    }

    private static DraftValue Written(ParitySpec spec, List<string> empty, float best)
    {
        if (empty.Count == spec.Images.Names.Length)
        {
            throw new ParityException(
                $"The reference finds nothing above {FormattableString.Invariant($"{spec.Detections.ScoreThreshold}")} on any of the {empty.Count} images (the highest score is {FormattableString.Invariant($"{best:0.####}")}): the preprocessing, an option or the threshold is wrong for them. An .onnx export, named, too, tells the input size. "
                + "Name other images, another --score-threshold, or write the spec without running it (--no-run) and mend it by hand.");
        }

        var images = FormattableString.Invariant($"images: {spec.Images.Names.Length}, detections_per_image: {{ min: 1 }}");
        return empty.Count == 0
            ? new($"{{ {images} }}")
            : new($"{{ {images}, empty: [{string.Join(", ", empty.Select(e => JsonSerializer.Serialize(e)))}] }}", "the reference finds nothing on the images listed under empty: see that this is right");
    }
}
