using Parity.Detections;
using Parity.Imaging;
using Parity.Running;
using Parity.Tensors;

namespace Parity.Tests.Detections;

public sealed class MmDeployDecoderTests
{
    private static readonly ImageGeometry Letterboxed = new(100, 50, 64, 64, new(0.5f, 7), new(0.5f, 19));

    [Fact]
    public void Boxes_are_led_back_and_clipped_and_rows_that_only_fill_up_are_left_out()
    {
        var outputs = Outputs([9, 21, 19, 31, 0.75f, -5, 20, 19, 31, 0.5f, 1, 1, 2, 2, 0.25f, 0, 0, 0, 0, 0], [1, 0, -1, 0]);

        new MmDeployDecoder(new(), 2).Decode(outputs, Letterboxed).Should().Equal(
            new Detection(new(4, 4, 24, 24), 0.75f, 1),
            new Detection(new(0, 2, 24, 24), 0.5f, 0));
    }

    [Fact]
    public void Only_the_closing_row_means_no_detection() =>
        new MmDeployDecoder(new()).Decode(Outputs(new float[5], [0]), Letterboxed).Should().BeEmpty();

    [Fact]
    public void A_score_that_is_not_a_number_comes_out_to_be_seen() =>
        new MmDeployDecoder(new()).Decode(Outputs([9, 21, 19, 31, float.NaN], [1]), Letterboxed).Should().ContainSingle();

    [Fact]
    public void A_label_beyond_the_specs_and_a_missing_output_are_refused()
    {
        var outputs = Outputs([9, 21, 19, 31, 0.75f], [2]);

        FluentActions.Invoking(() => new MmDeployDecoder(new(), 2).Decode(outputs, Letterboxed)).Should().Throw<ParityException>().WithMessage("*label 2*2 labels (0 to 1)*");
        FluentActions.Invoking(() => new MmDeployDecoder(new()).Decode(new([KeyValuePair.Create("dets", outputs["dets"])]), Letterboxed))
            .Should().Throw<ParityException>().WithMessage("*\"labels\"*");
    }

    [Fact]
    public void The_outputs_are_recognised() =>
        DetectionDecoders.Infer(OutputSignature.Of(Outputs(new float[5], [0]))).Decoder.Should().Be("mmdeploy");

    private static RawOutputs Outputs(float[] dets, long[] labels) => new(
    [
        KeyValuePair.Create("dets", TensorData.From(dets, 1, labels.Length, 5)),
        KeyValuePair.Create("labels", TensorData.From(labels, 1, labels.Length)),
    ]);
}
