using Parity.Comparison;

namespace Parity.Goldens;

/// <summary>Makes the golden that a run proposes, and refuses to make one of a reference that is itself wrong.</summary>
public static class GoldenProposal
{
    /// <summary>The golden that would be approved: the reference's detections, the tensor's fingerprint, and the present hashes.</summary>
    /// <param name="evidence">The image's evidence; its golden and its candidate are not looked at.</param>
    /// <exception cref="ParityException">There is no reference, it failed, or what it found is not finite or not what the spec expects.</exception>
    public static Golden Of(ImageEvidence evidence)
    {
        var name = $"{evidence.Spec.Model}, {evidence.Image}";
        if (evidence.Reference is null)
        {
            throw new ParityException($"{name}: expected the reference's outputs to make a golden of; found none. Approve goldens where the reference can run.");
        }

        var alone = ImageJudge.Judge(evidence with { Golden = null, Candidate = null });
        var failed = alone.Stages.SelectMany(s => s.Checks).FirstOrDefault(c => !c.Passed && c.Name != CheckNames.GoldenMissing);
        return failed is null
            ? Golden.Create(
                evidence.Spec.Model, evidence.Image, evidence.Present, evidence.Reference.Input, evidence.Reference.Detections!, evidence.Spec.Detections.ScoreThreshold)
            : throw new ParityException($"{name}: no golden is made of a reference that fails: {CheckText.Brief(failed)}. Mend the reference or the spec first.");
    }
}
