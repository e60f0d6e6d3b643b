using Parity.Detections;
using Parity.Imaging;
using Parity.Running;
using Parity.Tensors;

namespace Parity.Tests.Detections;

public sealed class RtDetrDecoderTests
{
    // 200 x 100 stretched over a 640 x 640 input.
    private static readonly ImageGeometry Stretched = new(200, 100, 640, 640, new(640f / 200, 0), new(640f / 100, 0));

    [Fact]
    public void The_deploy_export_is_taken_as_it_is()
    {
        var outputs = Outputs(
            ("labels", TensorData.From(new long[] { 2, 0 }, 1, 2)),
            ("boxes", TensorData.From(new[] { -1.5f, 2, 203, 40, 1, 2, 3, 4 }, 1, 2, 4)),
            ("scores", TensorData.From(new[] { 0.9f, 0.25f }, 1, 2)));

        new RtDetrDecoder().Decode(outputs, Stretched).Should().Equal(
            new Detection(new(-1.5f, 2, 203, 40), 0.9f, 2),
            new Detection(new(1, 2, 3, 4), 0.25f, 0));
    }

    [Fact]
    public void Labels_may_be_int32_as_TensorRT_returns_them()
    {
        var outputs = Outputs(
            ("labels", TensorData.From(new[] { 7 }, 1, 1)),
            ("boxes", TensorData.From(new float[4], 1, 1, 4)),
            ("scores", TensorData.From(new[] { 0.5f }, 1, 1)));

        new RtDetrDecoder().Decode(outputs, Stretched).Should().ContainSingle().Which.Label.Should().Be(7);
    }

    [Fact]
    public void A_label_that_is_no_whole_number_is_refused()
    {
        var outputs = Outputs(
            ("labels", TensorData.From(new[] { 0.5f }, 1, 1)),
            ("boxes", TensorData.From(new float[4], 1, 1, 4)),
            ("scores", TensorData.From(new[] { 0.5f }, 1, 1)));

        FluentActions.Invoking(() => new RtDetrDecoder().Decode(outputs, Stretched)).Should().Throw<ParityException>()
            .WithMessage("The decoder \"rtdetr\" expects class indices in \"labels\"; found 0.5.");
    }

    [Fact]
    public void One_query_may_appear_with_two_labels_and_the_limit_counts_queries_and_classes_together()
    {
        // Two queries, three classes.
        var outputs = Outputs(
            ("pred_logits", TensorData.From(new[] { 2f, 1f, -9f, 0f, -9f, -9f }, 1, 2, 3)),
            ("pred_boxes", TensorData.From(new[] { 0.5f, 0.5f, 0.5f, 1f, 0.25f, 0.5f, 0.125f, 0.25f }, 1, 2, 4)));

        var detections = new RtDetrRawDecoder(limit: 3).Decode(outputs, Stretched);

        detections.Select(d => d.Label).Should().Equal(0, 1, 0);
        detections.Select(d => d.Box).Should().Equal(new Box(50, 0, 150, 100), new Box(50, 0, 150, 100), new Box(37.5f, 37.5f, 62.5f, 62.5f));
        detections.Select(d => (double)d.Score).Should().Equal([0.88079708, 0.73105858, 0.5], (a, b) => Math.Abs(a - b) < 1e-7);
    }

    [Fact]
    public void Equal_scores_keep_their_order_and_a_NaN_comes_first_so_that_it_is_seen()
    {
        var outputs = Outputs(
            ("pred_logits", TensorData.From(new[] { 1f, 1f, float.NaN, 3f }, 1, 1, 4)),
            ("pred_boxes", TensorData.From(new float[4], 1, 1, 4)));

        new RtDetrRawDecoder(limit: 4).Decode(outputs, Stretched).Select(d => d.Label).Should().Equal(2, 3, 0, 1);
    }

    [Fact]
    public void A_side_that_returns_the_heads_is_pointed_to_its_own_decoder()
    {
        var heads = Outputs(("pred_logits", TensorData.From(new float[1], 1, 1, 1)), ("pred_boxes", TensorData.From(new float[4], 1, 1, 4)));

        FluentActions.Invoking(() => new RtDetrDecoder().Decode(heads, Stretched)).Should().Throw<ParityException>()
            .WithMessage("*this side returns the heads (pred_logits, pred_boxes). Leave detections.decoder out, *");
    }

    [Fact]
    public void Letterboxed_boxes_lead_back_over_the_input()
    {
        // 200 x 100 at scale 2 in a 640 x 640 input, 120 columns and 220 rows of padding before it.
        var letterboxed = new ImageGeometry(200, 100, 640, 640, new(2, 120), new(2, 220));
        var outputs = Outputs(
            ("pred_logits", TensorData.From(new[] { 0f }, 1, 1, 1)),
            ("pred_boxes", TensorData.From(new[] { 0.5f, 0.5f, 400f / 640, 200f / 640 }, 1, 1, 4)));

        new RtDetrRawDecoder().Decode(outputs, letterboxed).Should().Equal(new Detection(new(0, 0, 200, 100), 0.5f, 0));
    }

    [Fact]
    public void A_spec_that_names_another_number_of_classes_is_refused()
    {
        var heads = Outputs(("pred_logits", TensorData.From(new float[4], 1, 1, 4)), ("pred_boxes", TensorData.From(new float[4], 1, 1, 4)));
        var deploy = Outputs(
            ("labels", TensorData.From(new long[] { 3 }, 1, 1)), ("boxes", TensorData.From(new float[4], 1, 1, 4)), ("scores", TensorData.From(new float[1], 1, 1)));

        FluentActions.Invoking(() => new RtDetrRawDecoder(labels: 3).Decode(heads, Stretched)).Should().Throw<ParityException>()
            .WithMessage("*found 4 classes in \"pred_logits\", and the spec names 3 labels.*");
        FluentActions.Invoking(() => new RtDetrDecoder(labels: 3).Decode(deploy, Stretched)).Should().Throw<ParityException>()
            .WithMessage("*found label 3, and the spec names 3 labels (0 to 2).*");
    }

    [Fact]
    public void A_missing_output_is_named_with_those_that_are_there()
    {
        var outputs = Outputs(("labels", TensorData.From(new long[1], 1, 1)), ("scores", TensorData.From(new float[1], 1, 1)));

        FluentActions.Invoking(() => new RtDetrDecoder().Decode(outputs, Stretched)).Should().Throw<ParityException>()
            .WithMessage("The decoder \"rtdetr\" needs the output \"boxes\"; the model has labels, scores.*");
    }

    [Fact]
    public void A_batch_of_two_is_refused()
    {
        var outputs = Outputs(
            ("pred_logits", TensorData.From(new float[4], 2, 1, 2)),
            ("pred_boxes", TensorData.From(new float[8], 2, 1, 4)));

        FluentActions.Invoking(() => new RtDetrRawDecoder().Decode(outputs, Stretched)).Should().Throw<ParityException>()
            .WithMessage("The decoder \"rtdetr-raw\" expects \"pred_logits\" as [1,N,N] for one image; the model returned [2,1,2].");
    }

    private static RawOutputs Outputs(params (string Name, TensorData Tensor)[] outputs) =>
        new(outputs.Select(o => KeyValuePair.Create(o.Name, o.Tensor)));
}
