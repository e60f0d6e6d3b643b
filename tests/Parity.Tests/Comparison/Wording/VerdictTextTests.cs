using Parity.Comparison;
using Parity.Detections;
using Parity.Faults;
using Parity.Imaging;

namespace Parity.Tests.Comparison;

/// <summary>The texts themselves: whoever changes one reads it here as a user will.</summary>
public sealed class VerdictTextTests
{
    private const string Case = "shapes › onnx › a.png";
    private static readonly Detection[] Found = [Some.Detection(), Some.Detection(x: 100, label: 2), Some.Detection(x: 200, label: 3, score: 0.8f)];

    [Fact]
    public void A_passing_image_says_how_much_headroom_is_left() =>
        Image(Some.Evidence(Found) with { Candidate = Some.Side(Found[0].Moved(0.125f), Found[1] with { Score = 0.9005f }, Found[2]) }).Should().Be(
            """
            Parity: shapes › onnx › a.png; 42 values compared
              detections: box 0.125 of 0.5 px (headroom 0.375)
              detections: score 0.0005 of 0.001 (headroom 0.0005)
              golden: box 0 of 0.5 px (headroom 0.5)
              golden: score 0 of 0.001 (headroom 0.001)
            """);

    [Fact]
    public void A_failing_image_shows_every_kind_of_difference_side_by_side()
    {
        var candidate = Some.Side(Found[0].Moved(3), Found[1] with { Label = 3, Score = 0.91f }, Some.Detection(x: 300), Some.Detection(y: 300, score: 0.5004f));

        Image(Some.Evidence(Found) with { Candidate = candidate }).Should().Be(
            """
            No parity: shapes › onnx › a.png
            First diverging stage: detections (image ok, preprocessed tensor ok, raw outputs ok, detections FAILED, golden ok)
              missing, limit none may be missing
                expected  triangle 0.8000 [200.00, 20.00, 240.00, 50.00]
                found     no counterpart in the candidate
              extra, limit none may be extra
                expected  no counterpart in the reference
                found     circle 0.9000 [300.00, 20.00, 340.00, 50.00]
              label, limit exact
                expected  square 0.9000 [100.00, 20.00, 140.00, 50.00]
                found     triangle 0.9100 [100.00, 20.00, 140.00, 50.00]
              box, limit 0.5 px
                expected  circle 0.9000 [10.00, 20.00, 50.00, 50.00]
                found     circle 0.9000 [13.00, 20.00, 53.00, 50.00], 3 px apart
                needed    a tolerance of 3 would let it pass
              score: expected square 0.9000 [100.00, 20.00, 140.00, 50.00], found triangle 0.9100 [100.00, 20.00, 140.00, 50.00], +0.01 apart (limit 0.001)
              reference                                       candidate                                       verdict
              triangle 0.8000 [200.00, 20.00, 240.00, 50.00]  -                                               missing
              -                                               circle 0.9000 [300.00, 20.00, 340.00, 50.00]    extra
              square 0.9000 [100.00, 20.00, 140.00, 50.00]    triangle 0.9100 [100.00, 20.00, 140.00, 50.00]  label, score +0.01 (IoU 1.000)
              circle 0.9000 [10.00, 20.00, 50.00, 50.00]      circle 0.9000 [13.00, 20.00, 53.00, 50.00]      box 3 px (IoU 0.860)
              threshold crossing: circle 0.5004 [10.00, 300.00, 50.00, 330.00] counts in the candidate only; the threshold is 0.5 ± 0.001
            """);
    }

    [Fact]
    public void A_model_that_failed_gives_the_runtimes_words_and_the_fix()
    {
        var failed = Some.Failed(
            "Non-zero status code returned while running Reshape node.\n  The input tensor cannot be reshaped: {1,91}, requested {-1,14}",
            "the graph was traced on an example without proposals: export again with an example that has some");

        Image(Some.Evidence(Found) with { Candidate = failed }).Should().Be(
            """
            No parity: shapes › onnx › a.png
            First diverging stage: raw outputs (image ok, preprocessed tensor ok, raw outputs FAILED, detections not judged, golden ok)
              ran
                expected  the candidate to run on this image
                found     Non-zero status code returned while running Reshape node. The input tensor cannot be reshaped: {1,91}, requested {-1,14}
                where     candidate
                fix       the graph was traced on an example without proposals: export again with an example that has some
            """);
    }

    [Fact]
    public void A_mismatch_with_the_golden_says_what_moved_and_what_vanished()
    {
        var changed = Some.Side(Found[0].Moved(3), Found[1] with { Label = 3 }, Found[2] with { Score = 0.85f }, Some.Detection(y: 400));

        Image(Some.Evidence(Found) with { Reference = changed, Candidate = changed }).Should().EndWith(
            """
                found     triangle 0.8500 [200.00, 20.00, 240.00, 50.00], +0.05 apart
                needed    a tolerance of 0.0501 would let it pass
              appeared: circle 0.9000 [10.00, 400.00, 50.00, 430.00]
              relabelled: square 0.9000 [100.00, 20.00, 140.00, 50.00] is now triangle
              moved: circle 0.9000 [10.00, 20.00, 50.00, 50.00] by 3 px to [13.00, 20.00, 53.00, 50.00]
              rescored: triangle 0.8000 [200.00, 20.00, 240.00, 50.00] by +0.05 to 0.8500
            """);
    }

    [Fact]
    public void A_division_by_225_is_named_before_the_boxes_it_moves()
    {
        var divided = Some.Side(Found[0].Moved(3), Found[1], Found[2]) with { Input = Divided };

        Image(Some.Evidence(Found) with { Reference = divided, Candidate = divided }).Should().Be(
            """
            No parity: shapes › onnx › a.png
            First diverging stage: preprocessed tensor (image ok, preprocessed tensor FAILED, raw outputs ok, detections ok, golden FAILED)
              tensor, limit 0 (the same bytes)
                expected  the approved tensor, float32 [1,3,1,2]
                found     The preprocessed tensor differs: every value is 1.1333 = 255/225 times the approved one: divided by 225 instead of 255.
                where     mean by channel 0.1500 → 0.1700, 0.3500 → 0.3967, 0.5500 → 0.6233
                needed    a tolerance of 0.08 would let it pass
                fix       mend the preprocessing; if the change is meant, review it and run `parity accept`
            golden, too:
              box: expected circle 0.9000 [10.00, 20.00, 50.00, 50.00], found circle 0.9000 [13.00, 20.00, 53.00, 50.00], 3 px apart (limit 0.5 px)
              moved: circle 0.9000 [10.00, 20.00, 50.00, 50.00] by 3 px to [13.00, 20.00, 53.00, 50.00]
            """);
    }

    [Fact]
    public void A_caught_fault_gives_both_answers_apart()
    {
        var clean = Some.Evidence(Found) with { Candidate = null };
        var inside = FaultJudge.JudgeImage(clean, Some.Side(Found[0].Moved(0.25f), Found[1], Found[2]) with { Input = Divided });
        var beyond = FaultJudge.JudgeImage(clean with { Image = "b.png" }, Some.Side(Found[0].Moved(3), Found[1], Found[2]) with { Input = Divided });

        VerdictText.For(FaultJudge.Judge(Some.Spec, KnownFaults.Find("divide-by-225")!, [inside])).Should().Be(
            """
            Caught: shapes › catches divide-by-225 at the stage preprocessed tensor
              by the tensor fingerprint: on a.png, The preprocessed tensor differs: every value is 1.1333 = 255/225 times the approved one: divided by 225 instead of 255. (mean by channel 0.1500 → 0.1700, 0.3500 → 0.3967, 0.5500 → 0.6233)
              by the detections alone: not on 1 image tried
            """);
        VerdictText.For(FaultJudge.Judge(Some.Spec, KnownFaults.Find("divide-by-225")!, [inside, beyond])).Should().Be(
            """
            Caught: shapes › catches divide-by-225 at the stage preprocessed tensor
              by the tensor fingerprint: on a.png, The preprocessed tensor differs: every value is 1.1333 = 255/225 times the approved one: divided by 225 instead of 255. (mean by channel 0.1500 → 0.1700, 0.3500 → 0.3967, 0.5500 → 0.6233)
              by the detections alone: on b.png, box: expected circle 0.9000 [10.00, 20.00, 50.00, 50.00], found circle 0.9000 [13.00, 20.00, 53.00, 50.00], 3 px apart (limit 0.5 px)
            """);
    }

    [Fact]
    public void A_fault_without_effect_says_so_and_how_to_mend_the_spec()
    {
        var clean = Some.Evidence(Found) with { Candidate = null };

        VerdictText.For(FaultJudge.Judge(Some.Spec, KnownFaults.Find("bgr")!, [FaultJudge.JudgeImage(clean, clean.Reference!)])).Should().Be(
            """
            Not proven: shapes › catches bgr
              fault-effect
                expected  the fault to change the preprocessed tensor of an image
                found     changed on 0 of 1 image
                fix       the fault does nothing here (BGR on grey pictures, for instance): take it out of the spec, or add an image it changes
              fault-caught
                expected  the fault to be caught by the golden
                found     not caught on 1 image
              by the tensor fingerprint: not on 1 image tried
              by the detections alone: not on 1 image tried
            """);
    }

    [Fact]
    public void A_stale_golden_says_what_changed_and_what_to_do() =>
        Image(Some.Evidence(Found) with { Present = Some.Provenance with { Checkpoint = "c1", Preprocess = "p1" } }).Should().Be(
            """
            No parity: shapes › onnx › a.png
            First diverging stage: golden (image ok, preprocessed tensor ok, raw outputs ok, detections ok, golden FAILED)
              golden-stale
                expected  a golden made from the present checkpoint, image, preprocessing and decoder
                found     stale: since it was approved, another checkpoint and another preprocess
                fix       review what changed and run `parity accept`, or bring back what the golden was made from
            """);

    [Fact]
    public void A_candidate_names_what_is_wrong_with_the_whole_and_shows_the_first_failing_image()
    {
        var failing = ImageJudge.Judge(Some.Evidence(Found) with { Candidate = Some.Side(Found[0], Found[1]) });

        VerdictText.For(CandidateJudge.Judge(Some.Spec with { Expect = new() { Images = 2 } }, "onnx", [failing]), Some.Spec.Labels).Should().Be(
            """
            No parity: shapes › onnx; 1 image, 36 values compared
              drift in fp32: box at most 0 px (median 0), score at most 0 (median 0), over 2 matched detections
              images, limit expect.images
                expected  2 images
                found     1 image
                fix       look for golden images that were moved, or for a side that skipped some; if the set is meant, change expect.images
              a.png: diverges at the stage detections
            No parity: shapes › onnx › a.png
            First diverging stage: detections (image ok, preprocessed tensor ok, raw outputs ok, detections FAILED, golden ok)
              missing, limit none may be missing
                expected  triangle 0.8000 [200.00, 20.00, 240.00, 50.00]
                found     no counterpart in the candidate
              reference                                       candidate  verdict
              triangle 0.8000 [200.00, 20.00, 240.00, 50.00]  -          missing
            """);
    }

    [Fact]
    public void A_skipped_candidate_gives_its_reason() =>
        VerdictText.For(CandidateVerdict.Skipped(Some.Spec, "tensorrt", "requires gpu, which this machine lacks"), Some.Spec.Labels)
            .Should().Be("Skipped: shapes › tensorrt: requires gpu, which this machine lacks");

    [Fact]
    public void Two_sets_compared_outside_a_spec_show_labels_by_number()
    {
        var comparison = DetectionComparer.Compare([Some.Detection(label: 7)], [Some.Detection(label: 7).Moved(2)], Some.Tolerance, Some.Threshold);

        VerdictText.For(comparison, []).Should().Be(
            """
            No parity: 1 detection of the reference, 1 of the candidate
              box, limit 0.5 px
                expected  label 7 0.9000 [10.00, 20.00, 50.00, 50.00]
                found     label 7 0.9000 [12.00, 20.00, 52.00, 50.00], 2 px apart
                needed    a tolerance of 2 would let it pass
              reference                                    candidate                                    verdict
              label 7 0.9000 [10.00, 20.00, 50.00, 50.00]  label 7 0.9000 [12.00, 20.00, 52.00, 50.00]  box 2 px (IoU 0.905)
            """);
    }

    [Fact]
    public void Hundreds_of_failures_and_a_talkative_runtime_still_fit_a_log()
    {
        var many = Enumerable.Range(0, 300).Select(i => Some.Detection(x: 100 * i, score: i % 2 == 0 ? 0.9f : 0.5004f)).ToArray();
        var text = Image(Some.Evidence(many) with { Candidate = Some.Side([.. many.Where((_, i) => i % 3 == 0).Select(d => d.Moved(2))]) });
        var failure = Image(Some.Evidence(many) with { Candidate = Some.Failed(new string('x', 100_000)) });

        text.Split('\n').Should().HaveCountLessThan(40);
        text.Should().Contain("… and ");
        failure.Length.Should().BeLessThan(2000);
        string.Concat(text, failure).Split('\n').Should().OnlyContain(line => line.Length <= 420);
    }

    [Theory]
    [InlineData(0.05, "0.05")]
    [InlineData(0.0500001, "0.0501")]
    [InlineData(3, "3")]
    [InlineData(0.00100005, "0.00101")]
    [InlineData(0.0000123, "1.23E-05")]
    [InlineData(123456.7, "124000")]
    [InlineData(1234.2, "1240")]
    public void A_needed_tolerance_is_rounded_up_so_that_it_can_be_copied_into_a_spec(double required, string text) =>
        Figures.Enough(required).Should().Be(text);

    private static TensorFingerprint Divided => Some.Fingerprint([.. new[] { 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f }.Select(v => v * 255 / 225)]);

    private static string Image(ImageEvidence evidence) => VerdictText.For(ImageJudge.Judge(evidence), Case, Some.Spec.Labels);
}
