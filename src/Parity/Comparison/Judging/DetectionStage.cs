using Parity.Detections;
using Parity.Goldens;

namespace Parity.Comparison;

/// <summary>The detections of both sides agree, and there are as many as the spec expects.</summary>
internal static class DetectionStage
{
    public static StageVerdict Judge(ImageEvidence evidence)
    {
        if (evidence.Reference?.Failure is not null || evidence.Candidate?.Failure is not null)
        {
            return StageVerdict.NotJudged(ParityStage.Detections, "a model failed while running");
        }

        List<Check> checks = [.. OneSide("reference", evidence.Reference, evidence), .. OneSide("candidate", evidence.Candidate, evidence)];
        var (reference, candidate) = (evidence.Reference?.Detections, evidence.Candidate?.Detections);
        if (reference is not null && candidate is not null)
        {
            var cuts = new SelectionCuts(
                SelectionCuts.Of(reference, evidence.Reference!.Capacity, evidence.Budget), SelectionCuts.Of(candidate, evidence.Candidate!.Capacity, evidence.Budget));
            return Compared(reference, candidate, evidence.Budget, SideNames.Models, evidence.Labels, checks, cuts);
        }

        if (evidence.Reference is null && candidate is not null)
        {
            return HeldToGolden(candidate, evidence, checks);
        }

        var why = reference is not null && evidence.Candidate is null ? "there is no candidate; the reference is held to its golden" : "a side has no detections";
        return new() { Stage = ParityStage.Detections, Checks = [.. checks], Notes = [$"not compared: {why}"] };
    }

    /// <summary>Compares two sets and words the result; <paramref name="before"/> comes first.</summary>
    public static StageVerdict Compared(
        IReadOnlyList<Detection> reference,
        IReadOnlyList<Detection> candidate,
        DetectionBudget budget,
        SideNames sides,
        LabelNames labels,
        IEnumerable<Check> before,
        SelectionCuts cuts = default)
    {
        var comparison = DetectionComparer.Compare(reference, candidate, budget, cuts) with { ReferenceName = sides.Reference, CandidateName = sides.Candidate };
        var words = new DetectionChecks(comparison, labels);
        return new()
        {
            Stage = ParityStage.Detections,
            Checks = [.. before, .. words.All()],
            Notes = [.. words.Crossings()],
            ComparedValues = comparison.ComparedValues,
            Comparison = comparison,
        };
    }

    private static StageVerdict HeldToGolden(IReadOnlyList<Detection> candidate, ImageEvidence evidence, List<Check> checks)
    {
        if (evidence.Golden is not { } golden)
        {
            checks.Add(new()
            {
                Name = CheckNames.Compared,
                Passed = false,
                Expected = "a reference or an approved golden to compare with",
                Found = "neither",
                Fix = "add a reference to the spec, or approve goldens where the reference can run",
            });
            return new() { Stage = ParityStage.Detections, Checks = [.. checks] };
        }

        return evidence.StaleParts.Count > 0
            ? new() { Stage = ParityStage.Detections, Checks = [.. checks], Notes = ["not compared: the golden is the reference here, and it is stale"] }
            : Compared(
                golden.Detections,
                candidate,
                evidence.GoldenBudget(evidence.Tolerance),
                SideNames.GoldenAsReference,
                evidence.Labels,
                checks,
                GoldenCuts(golden, candidate, evidence.Candidate!.Capacity, evidence.GoldenBudget(evidence.Tolerance)));
    }

    /// <summary>A golden keeps what counts, of a selection as large as the present one.</summary>
    public static SelectionCuts GoldenCuts(Golden golden, IReadOnlyList<Detection> found, int? capacity, DetectionBudget budget) =>
        new(SelectionCuts.Of(golden.Detections, capacity, budget), SelectionCuts.Of(found, capacity, budget));

    private static IEnumerable<Check> OneSide(string name, SideOutputs? side, ImageEvidence evidence) => side switch
    {
        null => [],
        { Detections: { } detections } => Expectations.Judge(name, detections, side.Input, evidence.ExpectedEmpty, evidence.Spec.Expect, evidence.Budget),
        _ => [NotDecoded(name)],
    };

    private static Check NotDecoded(string name) => new()
    {
        Name = CheckNames.Decoded,
        Passed = false,
        Expected = "the outputs to be decoded into detections",
        Found = "no detections, not even an empty list",
        Where = name,
    };
}
