using Parity.Running;

namespace Parity.Specs.Tests;

/// <summary>Failures that teams met with RT-DETR, and differences that look like failures and are none.</summary>
public sealed class RtDetrFailureTests
{
    private const string Official = "rtdetr-shapes.yaml";
    private const string Ultralytics = "ultralytics-rtdetr-shapes.yaml";
    private const string NoFaults = "";
    private const string Faults = "faults: [divide-by-225, not-scaled, bgr, other-filter, letterbox-instead-of-stretch, empty]";

    [Fact]
    public void Evaluation_results_taken_for_the_checkpoint_are_one_sentence_that_names_the_right_file()
    {
        var results = Repository.Judge(Repository.Spec(Official, ("rtdetr-shapes/checkpoint.pth", "rtdetr-shapes/eval/latest.pth"), (Faults, NoFaults)));

        results.Should().OnlyContain(r => r.Outcome == CaseOutcome.NotJudged);
        results.Select(r => r.Text).Distinct().Should().ContainSingle().Which.Should()
            .Contain("COCO evaluation results").And.Contain("checkpointNNNN.pth").And.Contain("../checkpoint.pth");
    }

    [Fact]
    public void An_export_of_the_averaged_weights_held_to_the_raw_ones_fails_and_the_other_entry_is_named()
    {
        var results = Repository.Judge(Repository.Spec(Official, ("weights: ema.module", "weights: model"), (Faults, NoFaults)));

        var weights = results.Where(r => r.Case.Kind == CaseKind.Weights).ToList();
        weights.Should().HaveCount(3).And.OnlyContain(r => r.Outcome == CaseOutcome.Failed && r.Text.Contains("These are the `ema.module` weights of the checkpoint; the spec says `model`"));
        results.Where(r => r.Case.Kind == CaseKind.Image && r.Case.Subject != "empty.png")
            .Should().OnlyContain(r => r.Outcome == CaseOutcome.Failed && r.Text.Contains("First diverging stage: detections"));
    }

    [Fact]
    public void The_first_convolution_s_changed_range_is_shown_to_be_batch_norm_folding()
    {
        var results = Repository.Judge(Repository.Spec(Ultralytics, (Faults, NoFaults)));

        results.Where(r => r.Case.Kind == CaseKind.Weights).Should().HaveCount(2).And.OnlyContain(r =>
            r.Outcome == CaseOutcome.Passed
            && r.Text.Contains("Same weights")
            && r.Text.Contains("model.0.stem1.conv.weight: [-0.239, 0.225] → [-3.05, 2.95], folded (BatchNorm model.0.stem1.bn folded, ε 0.001)"));
    }

    // All 30 kept of 90 count here: ties, swapped queries and two labels of one query are everywhere, and so is the selection's last place.
    [Fact]
    public void With_every_kept_detection_judged_near_ties_still_pass()
    {
        var spec = Repository.Spec(Official, ("score_threshold: 0.5", "score_threshold: 0.005"), (", empty: [empty.png]", string.Empty), (Faults, NoFaults));

        var results = Repository.Judge(Repository.Approved(spec));

        results.Should().OnlyContain(r => r.Outcome == CaseOutcome.Passed);
        results.Count(r => r.Case.Kind == CaseKind.Image).Should().Be(27);
    }

    [Fact]
    public void Ultralytics_preprocessing_on_the_official_model_is_caught_by_the_tensor_and_the_filter_is_named()
    {
        var results = Repository.Judge(Repository.Spec(Official, ("filter: pillow-bilinear", "filter: opencv-linear"), (Faults, NoFaults)));

        results.Where(r => r.Case.Kind == CaseKind.Image).Should().OnlyContain(r => r.Outcome == CaseOutcome.Failed && r.Text.Contains("preprocessed tensor FAILED"));
    }
}
