using Parity.Detections;
using Parity.Imaging;
using Parity.Running;
using Parity.Tensors;

namespace Parity.Tests.Detections;

public sealed class RtmDetDecoderTests
{
    private const int Side = 64;
    private const float Sure = 4f;
    private const float None = -20f;

    // A picture of 100 x 50 at 0.5, padded to 64 x 64 with 7 columns before and 19 rows above.
    private static readonly ImageGeometry Letterboxed = new(100, 50, Side, Side, new(0.5f, 7), new(0.5f, 19));

    private readonly float[][] _logits = [.. Cells.Select(c => Enumerable.Repeat(None, 2 * c * c).ToArray())];
    private readonly float[][] _distances = [.. Cells.Select(c => new float[4 * c * c])];

    private static int[] Cells => [8, 4, 2];

    [Fact]
    public void Distances_are_measured_in_strides_from_the_corner_of_the_cell_and_led_back_through_the_letterbox()
    {
        Put(level: 1, column: 2, row: 1, label: 1, Sure, [0.5f, 0.25f, 1f, 0.125f]);

        var found = Decode(new()).Should().ContainSingle().Which;

        // Point (32, 16) of the input, box (24, 12, 48, 18).
        found.Box.Should().Be(new Box((24 - 7) / 0.5f, 0, (48 - 7) / 0.5f, 0));
        found.Label.Should().Be(1);
        found.Score.Should().BeApproximately(1 / (1 + MathF.Exp(-Sure)), 1e-7f);
    }

    [Fact]
    public void MMDetections_distances_are_pixels_of_the_input()
    {
        Put(level: 2, column: 1, row: 1, label: 0, Sure, [8, 4, 16, 8]);

        Decode(new() { Project = RtmDetProject.Mmdetection }).Should().ContainSingle()
            .Which.Box.Should().Be(new Box((24 - 7) / 0.5f, (28 - 19) / 0.5f, (48 - 7) / 0.5f, (40 - 19) / 0.5f));
    }

    [Fact]
    public void MMDetection_clips_to_the_padded_input_and_drops_boxes_without_area()
    {
        Put(level: 0, column: 1, row: 1, label: 0, Sure, [100, 100, 100, 100]);
        Put(level: 0, column: 2, row: 2, label: 1, Sure, [-8, 4, 4, 4]);

        Decode(new() { Project = RtmDetProject.Mmdetection }).Should().ContainSingle()
            .Which.Box.Should().Be(new Box(-7 / 0.5f, -19 / 0.5f, (64 - 7) / 0.5f, (64 - 19) / 0.5f));
    }

    [Fact]
    public void MMYOLO_keeps_inverted_boxes_and_clips_to_the_picture_at_the_end()
    {
        Put(level: 0, column: 4, row: 4, label: 0, Sure, [-1f, -0.5f, -0.5f, 10f]);

        Decode(new()).Should().ContainSingle().Which.Box.Should().Be(new Box((40 - 7) / 0.5f, (36 - 19) / 0.5f, (28 - 7) / 0.5f, 50));
    }

    [Fact]
    public void One_cell_may_carry_several_classes_and_a_score_at_the_threshold_is_none()
    {
        Put(level: 0, column: 3, row: 3, label: 0, logit: 0f, [1, 1, 1, 1]);
        Put(level: 0, column: 3, row: 3, label: 1, logit: 1f, [1, 1, 1, 1]);

        Decode(new() { CandidateScore = 0.4f }).Select(d => d.Label).Should().Equal(1, 0);
        Decode(new() { CandidateScore = 0.5f }).Select(d => d.Label).Should().Equal(1);
    }

    [Fact]
    public void Suppression_works_within_a_class_and_in_pixels_of_the_picture()
    {
        Put(level: 0, column: 3, row: 3, label: 0, logit: 2f, [2, 2, 2, 2]);
        Put(level: 1, column: 1, row: 1, label: 0, logit: 3f, [0.5f, 0.5f, 1.5f, 1.5f]);
        Put(level: 2, column: 1, row: 1, label: 1, logit: 1f, [0.75f, 0.75f, 0.25f, 0.25f]);

        Decode(new()).Select(d => d.Label).Should().Equal(0, 1);
        Decode(new() { IouLimit = 1 }).Should().HaveCount(3);
    }

    [Fact]
    public void Limits_hold_before_suppression_over_all_levels_or_per_level_and_after_it()
    {
        for (var i = 0; i < 4; i++)
        {
            Put(level: 0, column: 2 * i, row: 3, label: 0, logit: 1 + i, [1, 1, 1, 1]);
        }

        Put(level: 2, column: 1, row: 1, label: 1, logit: 0f, [8, 8, 8, 8]);

        Decode(new() { CandidateLimit = 2 }).Should().HaveCount(2).And.OnlyContain(d => d.Label == 0);
        Decode(new() { CandidateLimit = 2, Project = RtmDetProject.Mmdetection }).Should().HaveCount(3).And.Contain(d => d.Label == 1);
        Decode(new() { DetectionLimit = 3 }).Select(d => d.Score).Should().HaveCount(3).And.BeInDescendingOrder();
    }

    [Fact]
    public void A_logit_that_is_not_a_number_comes_out_to_be_seen()
    {
        Put(level: 0, column: 3, row: 3, label: 0, float.NaN, [1, 1, 1, 1]);

        Decode(new()).Should().ContainSingle().Which.Score.Should().Be(float.NaN);
    }

    [Fact]
    public void Nothing_above_the_threshold_is_an_empty_list() => Decode(new()).Should().BeEmpty();

    [Fact]
    public void Maps_are_found_by_shape_in_any_order_and_under_any_name()
    {
        Put(level: 1, column: 2, row: 1, label: 1, Sure, [1, 1, 1, 1]);
        var outputs = Outputs();
        var renamed = new RawOutputs(outputs.Names.Reverse().Select((n, i) => KeyValuePair.Create($"output_{i}", outputs[n])));

        Decode(new(), renamed).Should().Equal(Decode(new()));
        RtmDetRawDecoder.Entry.Recognise(OutputSignature.Of(renamed)).Should().Contain("raw head of RTMDet");
    }

    [Fact]
    public void Other_outputs_and_another_number_of_classes_are_refused_with_what_was_found()
    {
        var five = new RawOutputs(Outputs().Names.Skip(1).Select(n => KeyValuePair.Create(n, Outputs()[n])));

        FluentActions.Invoking(() => Decode(new(), five)).Should().Throw<ParityException>().WithMessage("*strides 8, 16 and 32*reg.0 [1,4,8,8]*");
        FluentActions.Invoking(() => new RtmDetRawDecoder(new(), 3).Decode(Outputs(), Letterboxed)).Should().Throw<ParityException>().WithMessage("*2 classes*3 labels*");
    }

    private void Put(int level, int column, int row, int label, float logit, float[] distances)
    {
        var (cells, cell) = (Cells[level] * Cells[level], (row * Cells[level]) + column);
        _logits[level][(label * cells) + cell] = logit;
        for (var side = 0; side < 4; side++)
        {
            _distances[level][(side * cells) + cell] = distances[side];
        }
    }

    private RawOutputs Outputs() => new(
    [
        .. Cells.Select((c, i) => KeyValuePair.Create($"cls.{i}", TensorData.From(_logits[i], 1, 2, c, c))),
        .. Cells.Select((c, i) => KeyValuePair.Create($"reg.{i}", TensorData.From(_distances[i], 1, 4, c, c))),
    ]);

    private IReadOnlyList<Detection> Decode(RtmDetSettings settings, RawOutputs? outputs = null) =>
        new RtmDetRawDecoder(settings).Decode(outputs ?? Outputs(), Letterboxed);
}
