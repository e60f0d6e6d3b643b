using Parity.Authoring;

namespace Parity.Cli.Tests;

public sealed class CalibrateCommandTests
{
    [Theory]
    [InlineData("fasterrcnn-shapes", "checkpoint.pth", "model.onnx")]
    [InlineData("rtdetr-shapes", "checkpoint.pth", "model-opset16.onnx", "model-opset17.onnx", "model-raw.onnx")]
    [InlineData("rtmdet-shapes", "checkpoint.pth", "model-raw.onnx", "model-mmdeploy.onnx")]
    [InlineData("ultralytics-rtdetr-shapes", "best.pt", "model-8.3.onnx", "model-8.4.onnx")]
    public async Task A_sample_s_noise_is_measured_and_a_tighter_budget_is_proposed_as_a_diff(string model, params string[] files)
    {
        using var folder = new SampleFolder(model, files);
        var spec = $"specs/{model}.yaml";
        File.Copy(RepositoryRoot.File("specs", $"{model}.yaml"), Path.Combine(folder.Root, spec));
        folder.Change(spec, "box_px: 0.05", "box_px: 25");
        var before = folder.Read(spec);

        (await folder.Run("calibrate", spec, "--images", "3", "--repeats", "1")).Should().Be(ExitCodes.Parity, folder.Error);

        folder.Out.Should().Contain("reference, run 1 times more: ").And.Contain("reference, 1 thread: ").And.Contain("reference, second of a batch of two: ").And.Contain("reference, against itself in float64: ")
            .And.Contain("against the reference: box ").And.Contain("box_px: 25 holds").And.Contain("WARNING: the budget is")
            .And.Contain("times the budget").And.Contain($"--- a/{spec}").And.MatchRegex("(?m)^-.*box_px: 25");
        folder.Read(spec).Should().Be(before, "nothing is written without --write");
    }

    [Fact]
    public async Task Written_budgets_are_the_only_change_and_the_spec_still_passes()
    {
        using var folder = Sample();
        var before = folder.Read("specs/rtmdet-shapes.yaml");

        (await folder.Run("calibrate", "specs/rtmdet-shapes.yaml", "--write")).Should().Be(ExitCodes.Parity, folder.Error);

        var after = folder.Read("specs/rtmdet-shapes.yaml");
        var changed = before.Split('\n').Zip(after.Split('\n')).Where(l => l.First != l.Second).ToList();
        changed.Should().NotBeEmpty().And.OnlyContain(l => l.First.Contains("box_px") || l.First.Contains("score: 0.0005") || l.First.Contains("max_abs"));
        (await folder.Run("accept", "specs/rtmdet-shapes.yaml")).Should().Be(ExitCodes.Parity);
        (await folder.Run("run", "specs/rtmdet-shapes.yaml")).Should().Be(ExitCodes.Parity, folder.Out);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e300")]
    [InlineData("0.5")]
    public async Task A_headroom_that_makes_no_budget_is_refused_before_anything_is_measured(string headroom)
    {
        using var folder = new CommandFolder();

        (await folder.Run("calibrate", "specs/boxes.yaml", "--headroom", headroom)).Should().Be(ExitCodes.CouldNotJudge);

        folder.Error.Should().Contain("--headroom may be 1000 at most");
        folder.Out.Should().BeEmpty();
    }

    [Fact]
    public async Task A_budget_below_the_difference_is_not_loosened_silently()
    {
        using var folder = Sample();
        folder.Change("specs/rtmdet-shapes.yaml", "box_px: 0.05", "box_px: 0.0000001");

        await folder.Run("calibrate", "specs/rtmdet-shapes.yaml", "--images", "2", "--repeats", "1", "--write");

        folder.Out.Should().Contain("NOT loosened: pass --allow-loosening");
        folder.Read("specs/rtmdet-shapes.yaml").Should().Contain("box_px: 0.0000001");

        await folder.Run("calibrate", "specs/rtmdet-shapes.yaml", "--images", "2", "--repeats", "1", "--write", "--allow-loosening");

        folder.Out.Should().Contain("(looser than now)");
        folder.Read("specs/rtmdet-shapes.yaml").Should().NotContain("box_px: 0.0000001");
    }

    [Fact]
    public async Task A_spec_without_candidates_has_nothing_to_measure()
    {
        using var folder = new SampleFolder("fasterrcnn-shapes", "checkpoint.pth");
        await folder.Run("new", "models/fasterrcnn-shapes/checkpoint.pth", "--images", "goldens/images/shapes/*", "--no-run");

        (await folder.Run("calibrate", "specs/fasterrcnn-shapes.yaml")).Should().Be(ExitCodes.CouldNotJudge);

        folder.Error.Should().Contain("no candidate runs on this machine");
    }

    [Theory]
    [InlineData("model: a\ntolerance: { box_px: 0.5, score: 0.1 } # ours\n", "tolerance: { box_px: 0.02, score: 0.1 } # ours")]
    [InlineData("model: a\ntolerance:\n  # because\n  box_px: 0.5\n", "  # because\n  box_px: 0.02")]
    [InlineData("model: a\ncandidates:\n  x: { onnx: m, tolerance: { box_px: 0.5 } }\n", "tolerance: { box_px: 0.02 } }")]
    public void Only_the_number_changes(string text, string expected)
    {
        var document = BudgetDocument.Parse(text, "a.yaml");
        var place = document.Places.Single(p => p.Key == "box_px");

        document.With([new(place, 0.02)], []).Should().Contain(expected);
    }

    [Theory]
    [InlineData("model: a\n", "\ntolerance: { box_px: 0.02 }\n")]
    [InlineData("tolerance: { score: 0.1 }\nmodel: a\n", "tolerance: { box_px: 0.02, score: 0.1 }\n")]
    [InlineData("tolerance:\n  score: 0.1\nmodel: a\n", "tolerance:\n  box_px: 0.02\n  score: 0.1\n")]
    public void A_budget_that_stands_nowhere_is_added(string text, string expected) =>
        BudgetDocument.Parse(text, "a.yaml").With([], [new("box_px", 0.02)]).Should().Contain(expected);

    [Fact]
    public void A_diff_has_the_form_that_git_applies() =>
        TextDiff.Unified("a\nb\nc\nd\ne\nf\ng\nh\n", "a\nb\nc\nd\nE\nf\ng\nh\n", "specs/x.yaml").Should().Be(
            "--- a/specs/x.yaml\n+++ b/specs/x.yaml\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n");

    [Theory]
    [InlineData(0.0001, 0.0005)]
    [InlineData(0.0005, 0.002)]
    [InlineData(0.00051, 0.005)]
    [InlineData(0.000000001, 0.00001)]
    public void Budgets_are_rounded_up_to_1_2_or_5_and_never_below_a_golden_s_digits(double measured, double expected) =>
        BudgetProposal.For(string.Empty, "score", 1, measured, headroom: 4).Proposed.Should().BeApproximately(expected, 1e-12);

    private static SampleFolder Sample()
    {
        var folder = new SampleFolder("rtmdet-shapes", "checkpoint.pth", "model-raw.onnx", "model-mmdeploy.onnx");
        File.Copy(RepositoryRoot.File("specs", "rtmdet-shapes.yaml"), Path.Combine(folder.Root, "specs", "rtmdet-shapes.yaml"));
        return folder;
    }
}
