using Parity.Running;

namespace Parity.Specs.Tests;

/// <summary>Failures that teams met with this model, each of which must end as a sentence with cause and fix.</summary>
public sealed class FasterRcnnFailureTests
{
    private const string Spec = "fasterrcnn-shapes.yaml";

    [Fact]
    public void An_export_traced_without_proposals_dies_on_later_images_or_returns_garbage_and_the_cause_is_named()
    {
        var images = Images(Repository.Judge(Repository.Spec(Spec, ("model.onnx", "model-traced-without-proposals.onnx"), (Faults, string.Empty))));

        // Six images stop at the Reshape; on two the count of proposals is a multiple of 4 and the graph returns something.
        var dead = images.Where(i => i.Text.Contains("First diverging stage: raw outputs", StringComparison.Ordinal)).ToList();
        dead.Should().HaveCount(6).And.OnlyContain(i => i.Outcome == CaseOutcome.Failed);
        dead.Should().OnlyContain(i => i.Text.Contains("Reshape") && i.Text.Contains("exported from an example image without proposals") && i.Text.Contains("Export again from an example"));
        images.Except(dead).Where(i => i.Case.Subject is "scene-5.png" or "scene-8.jpg").Should().HaveCount(2)
            .And.OnlyContain(i => i.Outcome == CaseOutcome.Failed && i.Text.Contains("First diverging stage: detections"));
    }

    [Fact]
    public void The_silently_wrong_opset_16_export_fails_at_the_detections_and_the_missing_attribute_is_named()
    {
        var images = Images(Repository.Judge(Repository.Spec(Spec, ("model.onnx", "model-opset16.onnx"), (Faults, string.Empty))));

        images.Where(i => i.Case.Subject != "empty.png").Should().HaveCount(8)
            .And.OnlyContain(i => i.Outcome == CaseOutcome.Failed && i.Text.Contains("First diverging stage: detections") && i.Text.Contains("coordinate_transformation_mode"));
    }

    [Fact]
    public void Input_in_0_to_255_finds_nothing_and_the_missing_division_is_named()
    {
        var spec = Repository.Spec(
            Spec, ("preprocess: torchvision-detection", "preprocess: [decode, { channels: rgb }, { dtype: float32 }, { layout: chw }]"), (Faults, string.Empty), ("onnx: ../models/fasterrcnn-shapes/model.onnx", "onnx: ../models/fasterrcnn-shapes/model.onnx\n    no_proposals: empty"));

        var image = Images(Repository.Judge(spec)).Single(i => i.Case.Subject == "scene-1.png");

        image.Outcome.Should().Be(CaseOutcome.Failed);
        image.Text.Should().Contain("not-empty").And.Contain("not divided by 255");
    }

    [Fact]
    public void A_blank_image_without_proposals_stops_the_export_where_torch_returns_nothing_and_the_fix_is_named()
    {
        var blank = ("images: [../goldens/images/shapes/*]", "images: [../goldens/images/shapes-hard/blank.png, ../goldens/images/shapes/scene-1.png]");
        var expect = ("expect: { images: 9, detections_per_image: { min: 1 }, empty: [empty.png] }", "expect: { images: 2, empty: [shapes-hard/blank.png] }");
        var strict = Images(Repository.Judge(Repository.Spec(Spec, blank, expect, (Faults, string.Empty))))[0];
        var declared = Images(Repository.Judge(Repository.Spec(Spec, blank, expect, (Faults, string.Empty), ("model.onnx", "model.onnx\n    no_proposals: empty"))))[0];

        strict.Text.Should().Contain("Reshape").And.Contain("no_proposals: empty");
        declared.Text.Should().NotContain("Reshape");
    }

    private const string Faults = "faults: [divide-by-225, not-scaled, bgr, empty]";

    private static List<CaseResult> Images(IReadOnlyList<CaseResult> results) => [.. results.Where(r => r.Case.Kind == CaseKind.Image)];
}
