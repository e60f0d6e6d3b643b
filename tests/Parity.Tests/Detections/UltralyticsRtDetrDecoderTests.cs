using Parity.Detections;
using Parity.Imaging;
using Parity.Running;
using Parity.Tensors;

namespace Parity.Tests.Detections;

public sealed class UltralyticsRtDetrDecoderTests
{
    private static readonly ImageGeometry Stretched = new(200, 100, 640, 640, new(640f / 200, 0), new(640f / 100, 0));

    [Fact]
    public void Rows_of_scores_count_a_query_once_with_its_best_class()
    {
        var output = TensorData.From(new[] { 0.5f, 0.5f, 0.5f, 1f, 0.1f, 0.9f, 0.8f, 1f, 1f, 0.5f, 0.5f, 0.3f, 0.2f, 0.3f }, 1, 2, 7);

        Decode(output, labels: 3).Should().Equal(
            new Detection(new(50, 0, 150, 100), 0.9f, 1),
            new Detection(new(150, 75, 250, 125), 0.3f, 0));
    }

    [Fact]
    public void Rows_of_detections_give_score_and_class_and_one_query_may_stand_twice()
    {
        var output = TensorData.From(new[] { 0.5f, 0.5f, 0.5f, 1f, 0.9f, 2f, 0.5f, 0.5f, 0.5f, 1f, 0.8f, 0f }, 1, 2, 6);

        Decode(output, labels: 3).Should().Equal(
            new Detection(new(50, 0, 150, 100), 0.9f, 2),
            new Detection(new(50, 0, 150, 100), 0.8f, 0));
    }

    [Fact]
    public void With_two_classes_both_kinds_have_six_columns_and_whole_numbers_tell_them_apart()
    {
        float[] box = [0.5f, 0.5f, 1f, 1f];

        Decode(TensorData.From([.. box, 0.25f, 0.75f], 1, 1, 6), labels: 2).Should().Equal(new Detection(new(0, 0, 200, 100), 0.75f, 1));
        Decode(TensorData.From([.. box, 0.25f, 1f], 1, 1, 6), labels: 2).Should().Equal(new Detection(new(0, 0, 200, 100), 0.25f, 1));
        new UltralyticsRtDetrDecoder(2, UltralyticsRows.Scores).Decode(Outputs(TensorData.From([.. box, 0.25f, 1f], 1, 1, 6)), Stretched)
            .Should().Equal(new Detection(new(0, 0, 200, 100), 1f, 1));
    }

    [Fact]
    public void Columns_that_fit_neither_kind_are_refused_with_both_expectations() =>
        FluentActions.Invoking(() => Decode(TensorData.Zeros<float>(1, 300, 84), labels: 3)).Should().Throw<ParityException>()
            .WithMessage("The decoder \"ultralytics-rtdetr\" expects \"output0\" with 7 columns * or 6 *; found 84. List every class of the model under labels, *");

    [Fact]
    public void Yolo_s_transposed_output_is_not_taken_for_rows()
    {
        Infer(new OutputSignature("output0", ElementType.Float32, [1, 300, 84])).Should().Be("ultralytics-rtdetr");
        Infer(new OutputSignature("output0", ElementType.Float32, [1, null, null])).Should().Be("ultralytics-rtdetr");
        FluentActions.Invoking(() => Infer(new OutputSignature("output0", ElementType.Float32, [1, 84, 8400]))).Should().Throw<ParityException>();
    }

    [Fact]
    public void Official_exports_are_told_by_names_and_axes()
    {
        Infer(new("labels", ElementType.Int64, [null, 300]), new("boxes", ElementType.Float32, [null, 300, 4]), new("scores", ElementType.Float32, [null, 300])).Should().Be("rtdetr");
        Infer(new("pred_logits", ElementType.Float32, [1, 300, 80]), new("pred_boxes", ElementType.Float32, [1, 300, 4])).Should().Be("rtdetr-raw");
        Infer(new("logits", ElementType.Float32, [1, 300, 80]), new("pred_boxes", ElementType.Float32, [1, 300, 4])).Should().Be("rtdetr-raw");
    }

    private static string Infer(params OutputSignature[] outputs) => DetectionDecoders.Infer(outputs).Decoder;

    private static IReadOnlyList<Detection> Decode(TensorData output, int labels) => new UltralyticsRtDetrDecoder(labels).Decode(Outputs(output), Stretched);

    private static RawOutputs Outputs(TensorData output) => new([KeyValuePair.Create("output0", output)]);
}
