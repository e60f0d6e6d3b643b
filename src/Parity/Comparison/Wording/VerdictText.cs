using System.Collections.Immutable;

namespace Parity.Comparison;

/// <summary>Verdicts in words, bounded to fit a CI log: the stage, the image, the worst detections side by side, and the tolerance that would have been needed.</summary>
public static class VerdictText
{
    private const int MaxNotes = 5;
    private const int MaxBrief = 4;
    private const int MaxImages = 10;

    /// <summary>The verdict on one image.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="name">What the case is called, for instance <c>fasterrcnn-shapes › onnx › 001.png</c>.</param>
    /// <param name="labels">The spec's labels.</param>
    public static string For(ImageVerdict verdict, string name, ImmutableArray<string> labels)
    {
        var lines = new TextLines();
        if (verdict.FirstDivergingStage is not { } first)
        {
            lines.Add($"{(verdict.Outcome == Outcome.Passed ? "Parity" : "Not judged")}: {name}; {Counted.Of(verdict.ComparedValues, "value")} compared");
            lines.AddSome([.. verdict.Stages.SelectMany(Headroom)], MaxNotes, 2);
            return lines.AddSome([.. verdict.Stages.SelectMany(s => s.Notes)], MaxNotes, 2).ToString();
        }

        lines.Add($"No parity: {name}");
        lines.Add($"First diverging stage: {StageNames.Of(first)} ({string.Join(", ", verdict.Stages.Select(Summary))})");
        AddStage(lines, verdict.Stage(first)!, new(labels));
        foreach (var stage in verdict.Stages.Where(s => s.Stage > first && s.Outcome == Outcome.Failed))
        {
            lines.Add($"{StageNames.Of(stage.Stage)}, too:");
            lines.AddSome([.. stage.Checks.Where(c => !c.Passed).Select(CheckText.Brief), .. stage.Notes], MaxBrief, 2);
        }

        return lines.ToString();
    }

    /// <summary>The verdict on a candidate: what is wrong with the whole, the failing images, and the first of them in full.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="labels">The spec's labels.</param>
    public static string For(CandidateVerdict verdict, ImmutableArray<string> labels)
    {
        var name = $"{verdict.Model} › {verdict.Candidate ?? "reference"}";
        if (verdict.SkipReason is not null)
        {
            return new TextLines().Add($"Skipped: {name}: {verdict.SkipReason}").ToString();
        }

        var lines = new TextLines();
        lines.Add($"{(verdict.Outcome == Outcome.Passed ? "Parity" : "No parity")}: {name}; {Counted.Of(verdict.Images.Length, "image")}, {Counted.Of(verdict.ComparedValues, "value")} compared");
        AddRunners(lines, verdict);
        AddFailed(lines, verdict.Checks);
        var failing = verdict.Images.Where(i => i.Outcome != Outcome.Passed).ToList();
        lines.AddSome([.. failing.Select(i => $"{i.Image}: {(i.FirstDivergingStage is { } stage ? $"diverges at the stage {StageNames.Of(stage)}" : "not judged")}")], MaxImages, 2);
        return failing.Count == 0 ? lines.ToString() : $"{lines}\n{For(failing[0], $"{name} › {failing[0].Image}", labels)}";
    }

    /// <summary>The verdict on a fault: whether the tensor fingerprint catches it, and whether the detections alone would.</summary>
    public static string For(FaultVerdict verdict)
    {
        var name = $"{verdict.Model} › catches {verdict.Fault}";
        if (verdict.SkipReason is not null)
        {
            return new TextLines().Add($"Skipped: {name}: {verdict.SkipReason}").ToString();
        }

        var lines = new TextLines();
        var stage = verdict.Stage is { } at ? $" at the stage {StageNames.Of(at)}" : string.Empty;
        lines.Add(verdict.Outcome == Outcome.Passed ? $"Caught: {name}{stage}" : $"Not proven: {name}");
        AddFailed(lines, verdict.Checks);
        lines.Add($"by the tensor fingerprint: {By(verdict, verdict.CaughtByTensorOn, ParityStage.Tensor)}", 2);
        lines.Add($"by the detections alone: {By(verdict, verdict.CaughtByDetectionsOn, null)}", 2);
        return lines.ToString();
    }

    /// <summary>Whether every golden has its image.</summary>
    public static string For(GoldenFolderVerdict verdict)
    {
        var lines = new TextLines();
        lines.Add($"{(verdict.Outcome == Outcome.Passed ? "Accounted for" : "Not accounted for")}: {verdict.Model}, {Counted.Of(verdict.Goldens, "golden")}");
        return lines.AddSome([.. verdict.Checks.Where(c => !c.Passed).Select(c => $"{CheckText.Brief(c)}; {c.Fix}")], MaxImages, 2).ToString();
    }

    /// <summary>Two sets of detections compared outside a spec.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="labels">Names of labels; none: labels appear by number.</param>
    public static string For(DetectionComparison comparison, ImmutableArray<string> labels)
    {
        var words = new DetectionChecks(comparison, new(labels));
        var stage = new StageVerdict { Stage = ParityStage.Detections, Checks = [.. words.All()], Notes = [.. words.Crossings()], Comparison = comparison };
        var lines = new TextLines();
        lines.Add($"{(comparison.Passed ? "Parity" : "No parity")}: {Counted.Of(comparison.ReferenceCount, "detection")} of the reference, {comparison.CandidateCount} of the candidate");
        AddStage(lines, stage, new(labels));
        return lines.ToString();
    }

    private static void AddStage(TextLines lines, StageVerdict stage, LabelNames labels)
    {
        AddFailed(lines, stage.Checks);

        // The golden's notes say what moved, appeared or vanished.
        if (stage is { Comparison: not null, Stage: not ParityStage.Golden })
        {
            DetectionTable.Add(lines, stage.Comparison, labels);
        }

        lines.AddSome(stage.Notes, MaxNotes, 2);
    }

    private static void AddRunners(TextLines lines, CandidateVerdict verdict)
    {
        foreach (var (side, runner) in new[] { ("reference", verdict.ReferenceRunner), ("candidate", verdict.CandidateRunner) })
        {
            if (runner is not null)
            {
                lines.Add($"{side}  {RunnerText.Of(runner)}", 2);
                lines.AddSome([.. runner.Notes], MaxNotes, 4);
            }
        }

        if (verdict.Drift is { } drift)
        {
            lines.Add(drift.ToString(), 2);
        }
    }

    private static void AddFailed(TextLines lines, IEnumerable<Check> checks)
    {
        var failed = checks.Where(c => !c.Passed).ToList();
        foreach (var check in failed.Take(MaxBrief))
        {
            CheckText.Add(lines, check);
        }

        lines.AddSome([.. failed.Skip(MaxBrief).Select(CheckText.Brief)], MaxBrief, 2);
    }

    private static IEnumerable<string> Headroom(StageVerdict stage) =>
        stage.Checks.Select(CheckText.Headroom).OfType<string>().Select(text => $"{StageNames.Of(stage.Stage)}: {text}");

    private static string Summary(StageVerdict stage) =>
        $"{StageNames.Of(stage.Stage)} {stage.Outcome switch { Outcome.Passed => "ok", Outcome.Failed => "FAILED", _ => "not judged" }}";

    private static string By(FaultVerdict verdict, string? image, ParityStage? only)
    {
        if (verdict.Images.FirstOrDefault(i => i.Image == image) is not { } caught)
        {
            return $"not on {Counted.Of(verdict.Images.Length, "image")} tried";
        }

        var stage = caught.Verdict.Stages.First(s => s.Outcome == Outcome.Failed && (only is null ? s.Stage > ParityStage.Tensor : s.Stage == only));
        var check = stage.Checks.First(c => !c.Passed);
        return $"on {image}, {(check.Name == CheckNames.Tensor ? $"{check.Found} ({check.Where})" : CheckText.Brief(check))}";
    }
}
