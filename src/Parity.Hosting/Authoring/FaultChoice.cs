using Parity.Authoring;
using Parity.Faults;
using Parity.Imaging;
using Parity.Specs;

namespace Parity.Hosting.Authoring;

/// <summary>The faults worth listing: those that change a tensor of this preprocessing on at least one of the images.</summary>
internal static class FaultChoice
{
    // The mistakes teams make most; the others can be added by hand.
    private static readonly string[] Usual =
    [
        "divide-by-225", "not-scaled", "bgr", "no-normalize", "normalize-twice", "other-filter", "letterbox-instead-of-stretch", "stretch-instead-of-letterbox", "empty",
    ];

    public static DraftValue Make(ParitySpec spec, CancellationToken cancellation)
    {
        var problems = new SpecProblems();
        var pipeline = PreprocessPipeline.Bind(spec.Preprocess, problems) ?? throw new SpecException(problems.Items);
        var effects = Usual.Select(n => KnownFaults.Find(n)!).Select(f => (f.Name, Changes: Changes(f, pipeline, spec.Images, cancellation))).ToList();
        var without = effects.Where(e => !e.Changes).Select(e => e.Name).ToList();
        return new(
            $"[{string.Join(", ", effects.Where(e => e.Changes).Select(e => e.Name))}]",
            without.Count == 0 ? "each changes what the model sees on at least one image" : $"each changes what the model sees on at least one image; these would change nothing here: {string.Join(", ", without)}");
    }

    private static bool Changes(IFault fault, PreprocessPipeline pipeline, ImageSet images, CancellationToken cancellation)
    {
        if (fault.Kind == FaultKind.Detections)
        {
            return true;
        }

        if (fault.NoEffectOn(pipeline) is not null)
        {
            return false;
        }

        var faulty = fault.Apply(pipeline);
        return images.Names.Any(n =>
        {
            cancellation.ThrowIfCancellationRequested();
            var (clean, changed) = (pipeline.Run(images.PathOf(n)).Tensor, faulty.Run(images.PathOf(n)).Tensor);
            return !clean.Shape.SequenceEqual(changed.Shape) || !clean.Bytes.Span.SequenceEqual(changed.Bytes.Span);
        });
    }
}
