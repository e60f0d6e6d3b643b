using System.Collections.Immutable;
using Parity.Comparison;
using Parity.Detections;
using Parity.Imaging;
using Parity.Reporting;
using Parity.Running;

namespace Parity.Testing;

/// <summary>Reports of any size, as a run would make them: every fourth image fails, in turn by a moved box, a missing and an extra one.</summary>
internal static class SampleReport
{
    public static readonly ImmutableArray<string> Labels = ["circle", "square"];

    /// <summary>A report of one model with one candidate.</summary>
    /// <param name="images">How many images.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="image">Names an image.</param>
    public static ParityReport Of(int images, string model = "detector", Func<int, string>? image = null)
    {
        var names = Enumerable.Range(0, images).Select(image ?? (i => FormattableString.Invariant($"scene-{i:000}.png"))).ToImmutableArray();
        var verdicts = names.Select(Verdict).ToImmutableArray();
        var cases = verdicts.Select(v => Case(model, v))
            .Append(new(new(model, CaseKind.Fault, null, "bgr"), CaseOutcome.Passed, "Caught: bgr") { ComparedValues = 10 })
            .Append(new(new(model, CaseKind.Image, "tensorrt", names[0]), CaseOutcome.Skipped, "tensorrt needs gpu: no NVIDIA driver"))
            .ToImmutableArray();
        var picture = Picture();
        return new()
        {
            Created = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Machine = new("1.2.3", ".NET 10.0.0", "Linux", "x64", 2),
            Commit = "0123456789abcdef",
            Models =
            [
                new()
                {
                    Model = model,
                    Spec = "specs/detector.yaml",
                    SpecSha256 = new('a', 64),
                    Labels = Labels,
                    ScoreThreshold = 0.5,
                    Preprocess = "decode; scale",
                    Planned = [.. cases.Select(c => c.Case)],
                    Expected = new(names, null, []),
                    Images = [.. names.Select(n => new ReportImage(n, picture.Id, 320, 240))],
                    Sources = [new("reference", "checkpoint", "models/detector.pth", new('b', 64), 12345), new("onnx", "onnx", "models/detector.onnx", new('c', 64), 23456)],
                    Cases = cases,
                    Verdicts = new()
                    {
                        Candidates =
                        [
                            new() { Model = model, Candidate = "onnx", PlannedImages = names, Images = verdicts, ReferenceRunner = Runner("torch", "TorchSharp 0.107.0"), CandidateRunner = Runner("onnxruntime", "ONNX Runtime 1.31.1") },
                            new() { Model = model, Candidate = "tensorrt", PlannedImages = [names[0]], SkipReason = "tensorrt needs gpu: no NVIDIA driver" },
                        ],
                        Faults = [new() { Model = model, Fault = "bgr", Checks = [new() { Name = CheckNames.FaultCaught, Passed = true, Expected = "caught", Found = "caught" }] }],
                    },
                    Notes = ["judged on a test's machine"],
                },
            ],
            Pictures = [picture],
        };
    }

    private static RunnerDescription Runner(string kind, string runtime) => new() { Kind = kind, ModelPath = "model", Runtime = runtime, Device = "cpu", Properties = new Dictionary<string, string> { ["opset"] = "17" } };

    private static CaseResult Case(string model, ImageVerdict verdict) => new(
        new(model, CaseKind.Image, "onnx", verdict.Image),
        verdict.Outcome == Outcome.Passed ? CaseOutcome.Passed : CaseOutcome.Failed,
        $"{(verdict.Outcome == Outcome.Passed ? "Parity" : "No parity")}: {model} › onnx › {verdict.Image}")
    {
        ComparedValues = verdict.ComparedValues,
    };

    private static ImageVerdict Verdict(string name, int index)
    {
        var comparison = Compare(index);
        return new()
        {
            Image = name,
            Stages =
            [
                new() { Stage = ParityStage.Tensor, Checks = [Check(CheckNames.Tensor, true)], ComparedValues = 100 },
                new()
                {
                    Stage = ParityStage.Detections,
                    Checks = [Check(CheckNames.Box, comparison.Passed)],
                    Notes = comparison.Crossings.IsEmpty ? [] : ["threshold crossing: square 0.5001 counts in the reference only"],
                    ComparedValues = comparison.ComparedValues,
                    Comparison = comparison,
                },
                new() { Stage = ParityStage.Golden, Checks = [Check(CheckNames.GoldenStale, true)], Comparison = Compare(0) with { ReferenceName = "golden", CandidateName = "reference" } },
            ],
        };
    }

    private static Check Check(string name, bool passed) => new() { Name = name, Passed = passed, Expected = "the same", Found = passed ? "the same" : "another", Limit = "0.5 px", Headroom = passed ? 0.25 : null };

    private static DetectionComparison Compare(int index)
    {
        var circle = new Detection(new(20, 30, 120, 140), 0.9f, 0);
        var square = new Detection(new(180.5f, 60.25f, 280, 200), 0.75f, 1);
        var moved = square with { Box = new(184.5f, 60.25f, 284, 200) };
        var kind = index % 12;
        return new()
        {
            ScoreThreshold = 0.5,
            BoxTolerance = 0.5,
            ScoreTolerance = 0.001,
            ReferenceCount = 2,
            CandidateCount = 2,
            Pairs = kind switch { 4 => [Pair(circle, circle), Pair(square, moved) with { BoxPixels = 4, IoU = 0.92, BoxPassed = false }], 8 => [Pair(circle, circle)], _ => [Pair(circle, circle), Pair(square, square with { Score = 0.7499f })] },
            Missing = kind == 8 ? [square] : [],
            Extra = kind == 8 ? [moved with { Label = 0 }] : [],
            Crossings = kind == 0 ? [new(ComparedSide.Reference, new(new(5, 5, 25, 25), 0.5001f, 1), null)] : [],
            NonFinite = [],
        };
    }

    private static DetectionPair Pair(Detection reference, Detection candidate) => new()
    {
        Reference = reference,
        Candidate = candidate,
        IoU = 0.999,
        BoxPixels = 0.004,
        ScoreDifference = candidate.Score - reference.Score,
        BoxPassed = true,
        ScorePassed = true,
    };

    // A gradient, so that a page that draws nothing can be told from one that draws.
    private static ReportPicture Picture()
    {
        var pixels = new byte[3 * 160 * 120];
        for (var i = 0; i < 160 * 120; i++)
        {
            (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = ((byte)(i % 160), (byte)(i / 160 * 2), 90);
        }

        return new(new('d', 64), "image/png", 160, 120, PngPicture.Encode(new(160, 120, pixels)));
    }
}
