using Parity.Detections;
using Parity.Goldens;

namespace Parity.Comparison;

/// <summary>The image has a golden, the golden is not stale, and the reference still finds what was approved.</summary>
internal static class GoldenStage
{
    public static StageVerdict Judge(ImageEvidence evidence)
    {
        if (evidence.Golden is not { } golden)
        {
            return new() { Stage = ParityStage.Golden, Checks = [Missing()] };
        }

        var stale = evidence.StaleParts;
        List<Check> checks = [Fresh(stale)];
        var unknown = golden.MadeFrom.UnknownParts(evidence.Present);
        var notes = unknown.IsEmpty ? [] : new List<string> { $"not known here and so not compared with the golden: {string.Join(", ", unknown)}" };
        if (evidence.Reference?.Detections is not { } found)
        {
            return new() { Stage = ParityStage.Golden, Checks = [.. checks], Notes = [.. notes] };
        }

        var verdict = HeldTo(golden, found, evidence, checks);
        notes.AddRange(verdict.Notes);
        notes.AddRange(GoldenChanges.Of(verdict.Comparison!, evidence.Labels));
        return stale.Count == 0
            ? verdict with { Notes = [.. notes] }
            : new() { Stage = ParityStage.Golden, Checks = [.. checks], Notes = [.. notes], Comparison = verdict.Comparison };
    }

    private static StageVerdict HeldTo(Golden golden, IReadOnlyList<Detection> found, ImageEvidence evidence, List<Check> before) =>
        DetectionStage.Compared(
            golden.Detections,
            found,
            evidence.GoldenBudget(evidence.Spec.Tolerance),
            SideNames.Golden,
            evidence.Labels,
            before,
            DetectionStage.GoldenCuts(golden, found, evidence.Reference!.Capacity, evidence.GoldenBudget(evidence.Spec.Tolerance))) with
        {
            Stage = ParityStage.Golden,
        };

    private static Check Missing() => new()
    {
        Name = CheckNames.GoldenMissing,
        Passed = false,
        Expected = "an approved golden of this image",
        Found = "none",
        Fix = "review the received file and run `parity accept`",
    };

    private static Check Fresh(IReadOnlyList<string> stale) => new()
    {
        Name = CheckNames.GoldenStale,
        Passed = stale.Count == 0,
        Expected = "a golden made from the present checkpoint, image, preprocessing and decoder",
        Found = stale.Count == 0 ? "the same hashes" : $"stale: since it was approved, another {string.Join(" and another ", stale)}",
        Fix = stale.Count == 0 ? null : "review what changed and run `parity accept`, or bring back what the golden was made from",
    };
}
