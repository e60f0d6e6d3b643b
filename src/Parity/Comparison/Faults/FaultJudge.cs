using Parity.Faults;
using Parity.Specs;

namespace Parity.Comparison;

/// <summary>
/// Judges whether a spec catches a fault: first image by image, so that the caller can stop at the first catch, then as a whole. Green goldens
/// prove nothing if they would stay green with a broken pipeline.
/// </summary>
public static class FaultJudge
{
    /// <summary>Judges one image.</summary>
    /// <param name="clean">The evidence without the fault: the golden and one side's outputs.</param>
    /// <param name="faulty">The same side's outputs with the fault injected.</param>
    /// <exception cref="ArgumentException"><paramref name="clean"/> has no side, or both.</exception>
    public static FaultImageVerdict JudgeImage(ImageEvidence clean, SideOutputs faulty)
    {
        if (clean.Reference is null == clean.Candidate is null)
        {
            throw new ArgumentException("A fault is tried on one side: expected the outputs of the reference or of the candidate, not of both.", nameof(clean));
        }

        var baseline = ImageJudge.Judge(clean).FirstDivergingStage;
        var verdict = ImageJudge.Judge(clean.Reference is null ? clean with { Candidate = faulty } : clean with { Reference = faulty });
        var failing = verdict.Stages.Where(s => s.Outcome == Outcome.Failed).Select(s => s.Stage).ToList();
        return new()
        {
            Image = clean.Image,
            BaselineFailure = baseline,
            TensorChanged = !(clean.Reference ?? clean.Candidate)!.Input.Equals(faulty.Input),
            CaughtByTensor = baseline is null && failing.Contains(ParityStage.Tensor),
            CaughtByDetections = baseline is null && failing.Exists(s => s > ParityStage.Tensor),
            Verdict = verdict,
        };
    }

    /// <summary>Judges a fault by the images it was tried on.</summary>
    /// <param name="spec">The spec that lists the fault.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="images">The images tried, in order; enough when the last one catches it.</param>
    public static FaultVerdict Judge(ParitySpec spec, IFault fault, IReadOnlyList<FaultImageVerdict> images)
    {
        List<Check> checks = [Tried(images)];
        if (images.Count > 0)
        {
            checks.Add(Baseline(images));
            checks.AddRange(fault.Kind == FaultKind.Preprocessing ? [Effect(images), Caught(images)] : [Caught(images)]);
        }

        return new() { Model = spec.Model, Fault = fault.Name, Images = [.. images], Checks = [.. checks] };
    }

    private static Check Tried(IReadOnlyList<FaultImageVerdict> images) => new()
    {
        Name = CheckNames.Images,
        Passed = images.Count > 0,
        Expected = "at least one image to try the fault on",
        Found = Counted.Of(images.Count, "image"),
    };

    private static Check Baseline(IReadOnlyList<FaultImageVerdict> images)
    {
        var failing = images.FirstOrDefault(i => i.BaselineFailure is not null);
        return new()
        {
            Name = CheckNames.FaultBaseline,
            Passed = failing is null,
            Expected = "the golden to hold without the fault",
            Found = failing is null ? "it holds" : $"it fails at the stage {StageNames.Of(failing.BaselineFailure!.Value)}",
            Where = failing?.Image,
            Fix = failing is null ? null : "make the golden hold first: what fails anyway says nothing about the fault",
        };
    }

    private static Check Effect(IReadOnlyList<FaultImageVerdict> images)
    {
        var changed = images.Count(i => i.TensorChanged);
        return new()
        {
            Name = CheckNames.FaultEffect,
            Passed = changed > 0,
            Expected = "the fault to change the preprocessed tensor of an image",
            Found = $"changed on {changed} of {Counted.Of(images.Count, "image")}",
            Fix = changed > 0 ? null : "the fault does nothing here (BGR on grey pictures, for instance): take it out of the spec, or add an image it changes",
        };
    }

    private static Check Caught(IReadOnlyList<FaultImageVerdict> images)
    {
        var caught = images.FirstOrDefault(i => i.Caught);
        return new()
        {
            Name = CheckNames.FaultCaught,
            Passed = caught is not null,
            Expected = "the fault to be caught by the golden",
            Found = caught is null
                ? $"not caught on {Counted.Of(images.Count, "image")}"
                : $"caught at the stage {StageNames.Of(caught.Verdict.FirstDivergingStage!.Value)}",
            Where = caught?.Image,
            // Where the golden fails anyway, that is what must be mended, not the tolerances.
            Fix = caught is null && images.Any(i => i is { TensorChanged: true, BaselineFailure: null }) ? "tighten the tolerances, or add a golden image on which the fault shows" : null,
        };
    }
}
