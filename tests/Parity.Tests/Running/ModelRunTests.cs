using Parity.Comparison;
using Parity.Goldens;
using Parity.Imaging;
using Parity.Running;
using Parity.Specs;
using Parity.Tensors;
using static Parity.Tests.Running.MadeOutputs;

namespace Parity.Tests.Running;

public sealed class ModelRunTests
{
    private readonly string _root = Directory.CreateTempSubdirectory("parity-run").FullName;

    public ModelRunTests()
    {
        Directory.CreateDirectory(Path.Combine(_root, "goldens"));
        Directory.CreateDirectory(Path.Combine(_root, "images"));
        var shapes = Path.Combine(RepositoryRoot.Path, "goldens", "images", "shapes");
        File.Copy(Path.Combine(shapes, "scene-1.png"), Path.Combine(_root, "images", "a.png"));
        File.Copy(Path.Combine(shapes, "scene-3.png"), Path.Combine(_root, "images", "b.png"));
        File.WriteAllText(Path.Combine(_root, "model.pth"), "never read by these tests");
        File.WriteAllText(Path.Combine(_root, "model.onnx"), "never read by these tests");
    }

    [Fact]
    public void Everything_holds_once_goldens_are_approved_and_each_model_is_loaded_once()
    {
        var spec = Spec("faults: [divide-by-225, empty]");
        Approve(spec);
        var runners = new FunctionRunners(Boxes);
        using var run = new ModelRun(spec, runners);

        var results = run.Cases.Select(run.Judge).ToList();

        results.Should().OnlyContain(r => r.Outcome == CaseOutcome.Passed);
        results.Select(r => r.Case.Kind).Should().Equal(CaseKind.Image, CaseKind.Image, CaseKind.Fault, CaseKind.Fault, CaseKind.Goldens);
        runners.Loads.Should().Be(2);
    }

    [Fact]
    public void An_image_without_a_golden_fails_and_leaves_what_would_be_approved()
    {
        var spec = Spec();

        var result = Judge(spec, new FunctionRunners(Boxes), "a.png");

        result.Outcome.Should().Be(CaseOutcome.Failed);
        result.Text.Should().Contain("golden-missing").And.Contain("parity accept");
        var received = ContinuousIntegration.Detected
            ? Path.Combine(_root, "artifacts", "parity", "goldens", "boxes")
            : Path.Combine(_root, "goldens", "boxes");
        Directory.GetFiles(received).Select(Path.GetFileName).Should().Contain(["a.png.received.json", "a.png.received.png"]);
    }

    [Fact]
    public void A_moved_box_fails_at_the_detections_with_the_tolerance_that_would_have_been_needed()
    {
        var spec = Spec();
        Approve(spec);

        var result = Judge(spec, new FunctionRunners(Boxes, input => Outputs(13, 20, 63, 90)), "a.png");

        result.Outcome.Should().Be(CaseOutcome.Failed);
        result.Text.Should().Contain("First diverging stage: detections").And.Contain("a.png").And.Contain("3");
    }

    // torchvision-detection makes values from 0 to 1.
    [Theory]
    [InlineData(PictureValues.Unit, "torchvision-detection", false)]
    [InlineData(PictureValues.Unit, "[{ scale: 1/255 }, { normalize: { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] } }, { layout: chw }]", true)]
    [InlineData(PictureValues.Unit, "[{ scale: 1/225 }, { layout: chw }]", false)]
    [InlineData(PictureValues.Unit, "[{ layout: chw }]", true)]
    [InlineData(PictureValues.Levels, "torchvision-detection", true)]
    [InlineData(PictureValues.Levels, "[{ layout: chw }]", false)]
    public void A_normalisation_inside_the_graph_is_quoted_only_where_the_spec_feeds_other_values_than_it_expects(PictureValues expects, string preprocess, bool quoted)
    {
        var spec = Spec(preprocess: preprocess);
        Approve(spec);

        var result = Judge(spec, new FunctionRunners(Boxes, input => Outputs(13, 20, 63, 90)) { OwnPreprocessing = new(expects, "input \"image\": the graph itself computes something.") }, "a.png");

        result.Outcome.Should().Be(CaseOutcome.Failed);
        result.Text.Contains("suspicious in the artefact: input \"image\": the graph itself computes something. The graph expects", StringComparison.Ordinal).Should().Be(quoted, result.Text);
    }

    [Fact]
    public void A_missing_reference_is_told_once_with_every_other_file_that_is_missing()
    {
        var spec = Spec();
        File.Delete(Path.Combine(_root, "model.pth"));
        File.Delete(Path.Combine(_root, "model.onnx"));
        var runners = new FunctionRunners(Boxes);

        using var run = new ModelRun(spec, runners);
        var results = run.Cases.Select(run.Judge).ToList();

        results.Should().OnlyContain(r => r.Outcome == CaseOutcome.NotJudged);
        results.Select(r => r.Text).Distinct().Should().ContainSingle().Which.Should()
            .Match("*boxes.yaml:5:26: the checkpoint of reference, \"model.pth\", does not exist in *boxes.yaml:7:*: the onnx of candidate \"onnx\", \"model.onnx\", does not exist in *");
        runners.Loads.Should().Be(0);
    }

    [Fact]
    public void A_missing_candidate_cannot_be_judged_and_is_no_skip()
    {
        var spec = Spec();
        Approve(spec);
        File.Delete(Path.Combine(_root, "model.onnx"));

        var result = Judge(spec, new FunctionRunners(Boxes), "a.png");

        result.Outcome.Should().Be(CaseOutcome.NotJudged);
        result.Text.Should().Match("*boxes.yaml:7:*: the onnx of candidate \"onnx\", \"model.onnx\", does not exist in *");
    }

    // Each side keeps its best two, and float noise decides whose third place that was.
    [Fact]
    public void A_tie_for_the_last_place_of_a_full_selection_is_named_and_does_not_fail_and_a_real_gap_does()
    {
        var spec = Spec("tolerance: { box_px: 0.5, score: 0.001 }", decoder: "rtdetr");
        Approve(spec, _ => Kept((10, 0.9f), (200, 0.6002f)));

        var tie = Judge(spec, new FunctionRunners(_ => Kept((10, 0.9f), (200, 0.6002f)), _ => Kept((10, 0.9f), (300, 0.6004f))), "a.png");
        var gap = Judge(spec, new FunctionRunners(_ => Kept((10, 0.9f), (200, 0.6002f)), _ => Kept((10, 0.9f), (300, 0.6204f))), "a.png");

        tie.Outcome.Should().Be(CaseOutcome.Passed);
        tie.Text.Should().Contain("selection crossing");
        gap.Outcome.Should().Be(CaseOutcome.Failed);
    }

    [Fact]
    public void A_candidate_that_fails_while_running_is_a_verdict_with_the_runtimes_words_and_the_cause()
    {
        var spec = Spec();
        Approve(spec);

        var result = Judge(spec, new FunctionRunners(Boxes, _ => throw new RunnerException("Reshape {14,7}", "exported from an example without proposals")), "a.png");

        result.Outcome.Should().Be(CaseOutcome.Failed);
        result.Text.Should().Contain("Reshape {14,7}").And.Contain("exported from an example without proposals");
    }

    [Fact]
    public void Outputs_that_the_decoder_does_not_know_are_not_judged_and_say_so()
    {
        var spec = Spec();
        Approve(spec);

        var result = Judge(spec, new FunctionRunners(Boxes, _ => new([new("logits", TensorData.From<float>([1], 1))])), "a.png");

        result.Outcome.Should().Be(CaseOutcome.NotJudged);
        result.Text.Should().Contain("logits");
    }

    [Fact]
    public void An_image_that_cannot_be_read_is_not_judged_and_leaves_the_others_alone()
    {
        var spec = Spec();
        Approve(spec);
        File.WriteAllBytes(Path.Combine(_root, "images", "a.png"), File.ReadAllBytes(Path.Combine(_root, "images", "a.png"))[..500]);
        using var run = new ModelRun(spec, new FunctionRunners(Boxes));

        run.Judge(Image("a.png")).Outcome.Should().Be(CaseOutcome.NotJudged);
        run.Judge(Image("b.png")).Outcome.Should().Be(CaseOutcome.Passed);
        run.Judge(new("boxes", CaseKind.Goldens, null, string.Empty)).Outcome.Should().Be(CaseOutcome.Failed, "an image that was not judged is missing from the set");
    }

    [Fact]
    public void A_reference_that_finds_nothing_fails_although_the_candidate_agrees()
    {
        var spec = Spec();
        Approve(spec);

        var result = Judge(spec, new FunctionRunners(_ => Outputs()), "a.png");

        result.Outcome.Should().Be(CaseOutcome.Failed);
        result.Text.Should().Contain("not-empty");
    }

    [Fact]
    public void A_fault_the_golden_does_not_catch_fails()
    {
        // The fingerprint tolerance swallows the division by 225, and the model below ignores its input.
        var spec = Spec("tolerance: { tensor: 1.0 }\nfaults: [divide-by-225]");
        Approve(spec);

        var result = Judge(spec, new FunctionRunners(Boxes), new ParityCase("boxes", CaseKind.Fault, null, "divide-by-225"));

        result.Outcome.Should().Be(CaseOutcome.Failed);
        result.Text.Should().Contain("fault-caught");
    }

    [Fact]
    public void A_fault_that_is_caught_says_by_what()
    {
        var spec = Spec("faults: [divide-by-225]");
        Approve(spec);

        var result = Judge(spec, new FunctionRunners(Boxes), new ParityCase("boxes", CaseKind.Fault, null, "divide-by-225"));

        result.Outcome.Should().Be(CaseOutcome.Passed);
        result.Text.Should().Contain("255/225").And.Contain("by the detections alone");
    }

    [Fact]
    public void A_golden_without_its_image_fails()
    {
        var spec = Spec();
        Approve(spec);
        File.Move(Path.Combine(_root, "goldens", "boxes", "b.png.verified.json"), Path.Combine(_root, "goldens", "boxes", "gone.png.verified.json"));

        var result = Judge(spec, new FunctionRunners(Boxes), new ParityCase("boxes", CaseKind.Goldens, null, string.Empty));

        result.Outcome.Should().Be(CaseOutcome.Failed);
        result.Text.Should().Contain("gone.png");
    }

    [Fact]
    public void A_changed_checkpoint_makes_goldens_stale_although_the_detections_agree()
    {
        var spec = Spec();
        Approve(spec);
        File.AppendAllText(Path.Combine(_root, "model.pth"), "another epoch");

        var result = Judge(spec, new FunctionRunners(Boxes), "a.png");

        result.Outcome.Should().Be(CaseOutcome.Failed);
        result.Text.Should().Contain("golden-stale").And.Contain("checkpoint");
    }

    [Fact]
    public void A_candidate_this_machine_cannot_run_is_skipped_with_its_reason_and_never_loaded()
    {
        var spec = Spec();
        spec = spec with { Candidates = [spec.Candidates[0] with { Requires = ["gpu"] }] };
        var runners = new FunctionRunners(Boxes) { Missing = [new(new("gpu", null), "no NVIDIA driver")] };

        var result = Judge(spec, runners, "a.png");

        result.Outcome.Should().Be(CaseOutcome.Skipped);
        result.Text.Should().Be("onnx needs gpu: no NVIDIA driver");
        runners.Loads.Should().Be(0);
    }

    [Fact]
    public void A_run_that_demands_what_is_missing_fails_every_case_of_the_candidate_and_its_verdict()
    {
        var spec = Spec();
        Approve(spec);
        spec = spec with { Candidates = [spec.Candidates[0] with { Requires = ["gpu"] }] };
        var runners = new FunctionRunners(Boxes) { Missing = [new(new("gpu", null), "no NVIDIA driver")] };
        using var run = new ModelRun(spec, runners, new() { Require = "gpu" });

        run.SkipReason(Image("a.png")).Should().BeNull("a test framework must not skip it");
        run.Judge(Image("a.png")).Outcome.Should().Be(CaseOutcome.NotJudged);
        run.Judge(Image("a.png")).Text.Should().Contain("no NVIDIA driver").And.Contain("PARITY_REQUIRE demands gpu");
        run.Result().Candidates.Should().ContainSingle().Which.Outcome.Should().Be(Outcome.Failed);
    }

    [Fact]
    public void An_overflow_in_float16_is_named_before_the_boxes_that_it_costs()
    {
        var spec = Spec();
        Approve(spec);
        spec = spec with { Candidates = [spec.Candidates[0] with { Precision = PrecisionClass.Fp16 }] };

        var result = Judge(spec, new FunctionRunners(Boxes, _ => Outputs(float.NaN, 20, 60, 90)), "a.png");

        result.Outcome.Should().Be(CaseOutcome.Failed);
        result.Text.Should().Contain("First diverging stage: raw outputs").And.Contain("float16 ends at 65504").And.Contain("ReduceMean").And.Contain("ran on    test on cpu");
    }

    [Fact]
    public void Faults_without_any_model_that_runs_here_are_skipped_for_the_candidates_reason()
    {
        var spec = Spec("faults: [empty]");
        spec = spec with { Reference = null, Candidates = [spec.Candidates[0] with { Skip = new(default, "waiting for the new export", null) }] };
        using var run = new ModelRun(spec, new FunctionRunners(Boxes));

        var fault = run.Cases.Single(c => c.Kind == CaseKind.Fault);

        run.SkipReason(fault).Should().Contain("waiting for the new export");
        run.Judge(fault).Outcome.Should().Be(CaseOutcome.Skipped);
    }

    [Theory]
    [MemberData(nameof(TensorRtFailuresTests.Reported), MemberType = typeof(TensorRtFailuresTests))]
    public void A_known_failure_of_a_runtime_is_a_verdict_with_its_words_its_cause_and_the_fix(string message, string id, string explanation)
    {
        var spec = Spec();
        Approve(spec);

        var result = Judge(spec, new FunctionRunners(Boxes, _ => throw new RunnerException(message, KnownFailures.CauseOf(message))), "a.png");

        result.Outcome.Should().Be(CaseOutcome.Failed, "{0} is a verdict, not a crash", id);
        result.Text.Should().Contain(explanation).And.Contain(message.Split('\n')[0][..20]);
    }

    [Fact]
    public void A_lint_section_gives_a_case_for_the_general_rules_and_one_for_each_target()
    {
        var spec = Spec("lint: { for: [tensorrt:8.5.2] }");
        using var run = new ModelRun(spec, new FunctionRunners(Boxes));

        var lint = run.Cases.Where(c => c.Kind == CaseKind.Lint).Select(run.Judge).ToList();

        lint.Select(r => (r.Case.DisplayName, r.Outcome)).Should().Equal(
            ("boxes › onnx › lint", CaseOutcome.Passed),
            ("boxes › onnx › lint for tensorrt:8.5.2", CaseOutcome.Failed));
        lint[1].Text.Should().Contain("refused by tensorrt:8.5.2");
        lint.Should().OnlyContain(r => r.ComparedValues == 0, "a lint compares no values, so that it cannot make a run green alone");
    }

    [Fact]
    public void A_lint_needs_no_gpu_and_is_skipped_only_where_the_file_is_absent()
    {
        var spec = Spec("lint: { for: [tensorrt:8.5.2] }");
        spec = spec with { Candidates = [spec.Candidates[0] with { Requires = ["gpu"] }] };
        var runners = new FunctionRunners(Boxes) { Missing = [new(new("gpu", null), "no NVIDIA driver")] };
        var lint = new ParityCase("boxes", CaseKind.Lint, "onnx", string.Empty);

        Judge(spec, runners, "a.png").Outcome.Should().Be(CaseOutcome.Skipped);
        Judge(spec, runners, lint).Outcome.Should().Be(CaseOutcome.Passed);
        File.Delete(spec.Candidates[0].Source);
        Judge(spec, runners, lint).Outcome.Should().Be(CaseOutcome.Skipped);
    }

    [Fact]
    public void Fewer_images_than_expected_fail()
    {
        var spec = Spec();
        Approve(spec);
        spec = spec with { Expect = spec.Expect with { Images = 3 } };

        var result = Judge(spec, new FunctionRunners(Boxes), new ParityCase("boxes", CaseKind.Goldens, null, string.Empty));

        result.Outcome.Should().Be(CaseOutcome.Failed);
        result.Text.Should().Contain("3 images").And.Contain("2 images");
    }

    [Fact]
    public void A_cancelled_run_stops_between_two_images()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        using var run = new ModelRun(Spec(), new FunctionRunners(Boxes), new() { Cancellation = cancellation.Token });

        var act = () => run.Judge(Image("a.png"));

        act.Should().Throw<OperationCanceledException>();
    }

    private static ParityCase Image(string name) => new("boxes", CaseKind.Image, "onnx", name);

    private static CaseResult Judge(ParitySpec spec, FunctionRunners runners, string image) => Judge(spec, runners, Image(image));

    private static CaseResult Judge(ParitySpec spec, FunctionRunners runners, ParityCase parityCase)
    {
        using var run = new ModelRun(spec, runners);
        return run.Judge(parityCase);
    }

    // Approves what Boxes finds, through files as a team would have them in its repository.
    private static void Approve(ParitySpec spec, Func<ModelInput, RawOutputs>? reference = null)
    {
        using var run = new ModelRun(spec, new FunctionRunners(reference ?? Boxes));
        var acceptor = new GoldenAcceptor(spec, new DiskFiles(), onServer: false);
        foreach (var proposed in run.ProposeGoldens())
        {
            acceptor.Accept(proposed.Golden, proposed.Overlay);
        }
    }

    private ParitySpec Spec(string extra = "", string decoder = "torchvision", string preprocess = "torchvision-detection") => SpecFile.Parse(
        $$"""
        model: boxes
        labels: [background, thing]
        images: [images/*.png]
        preprocess: {{preprocess}}
        reference: { checkpoint: model.pth, architecture: any }
        candidates:
          onnx: { onnx: model.onnx }
        detections: { decoder: {{decoder}}, score_threshold: 0.5 }
        {{extra}}
        """,
        Path.Combine(_root, "boxes.yaml"));
}
