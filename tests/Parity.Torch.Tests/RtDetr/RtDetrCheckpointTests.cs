using Parity.Running;
using Parity.Tensors;

namespace Parity.Torch.Tests.RtDetr;

public sealed class RtDetrCheckpointTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, TensorData>> Expected = new(() => TestData.Npz("rtdetr/tiny.npz"));

    [Theory]
    [InlineData("tiny-v2.pth", "rtdetrv2/r18vd", null, "v2/ema", "ema.module")]
    [InlineData("tiny-v2.pth", "rtdetrv2/r18vd", "ema.module", "v2/ema", "ema.module")]
    [InlineData("tiny-v2.pth", "rtdetrv2/r18vd", "model", "v2/model", "model")]
    [InlineData("tiny-release.pth", "rtdetr/r18vd", null, "release", "ema.module")]
    public void A_checkpoint_answers_with_the_averaged_weights_unless_others_are_asked_for(string file, string architecture, string? weights, string expected, string entry)
    {
        var (outputs, description) = TinyModels.Run(file, architecture, weights);

        outputs.Names.Should().Equal("pred_logits", "pred_boxes");
        description.Properties["weights"].Should().Be(entry);
        LargestDifference(outputs, "pred_logits", $"{expected}/logits").Should().BeLessThan(1e-5);
        LargestDifference(outputs, "pred_boxes", $"{expected}/boxes").Should().BeLessThan(1e-5);
    }

    // The averaged anchors of this file are moved by a sixteenth: a net that computed its own would be far off.
    [Fact]
    public void The_second_release_s_stored_anchors_are_used()
    {
        var (average, model) = (Expected.Value["v2/ema/boxes"], Expected.Value["v2/model/boxes"]);

        average.ToFloat32().Zip(model.ToFloat32(), (a, b) => Math.Abs(a - b)).Max().Should().BeGreaterThan(1e-3f);
    }

    [Fact]
    public void Stored_anchors_of_another_input_size_are_explained() =>
        FluentActions.Invoking(() => TinyModels.Run("tiny-v2.pth", "rtdetrv2/r18vd", null, SpecOptions.Of(("input_size", "128 128"))))
            .Should().Throw<ParityException>().WithMessage("The checkpoint's decoder.anchors are for 126 tokens; a 128x128 image has 336. Set options.input_size *");

    [Fact]
    public void A_checkpoint_of_the_other_release_does_not_fit_and_the_table_that_renames_its_keys_is_proposed() =>
        FluentActions.Invoking(() => TinyModels.Run("tiny-release.pth", "rtdetrv2/r18vd", null))
            .Should().Throw<ParityException>().WithMessage("""
                *tiny-release.pth: the weights do not fit the architecture rtdetrv2/r18vd: 345 of its 364 keys are there with the right shape.
                  missing 19: decoder.enc_output.* (4), encoder.input_proj.* (15)
                  unexpected 19: decoder.enc_output.* (4), encoder.input_proj.* (15)
                  These are RT-DETR v1 names for a v2 model. Add this to "reference" in the spec and every key fits:
                    rename:
                      encoder.input_proj.0.0: encoder.input_proj.0.conv
                      encoder.input_proj.0.1: encoder.input_proj.0.norm
                      encoder.input_proj.1.0: encoder.input_proj.1.conv
                      encoder.input_proj.1.1: encoder.input_proj.1.norm
                      encoder.input_proj.2.0: encoder.input_proj.2.conv
                      encoder.input_proj.2.1: encoder.input_proj.2.norm
                      decoder.enc_output.0: decoder.enc_output.proj
                      decoder.enc_output.1: decoder.enc_output.norm
                *
                """);

    private static double LargestDifference(RawOutputs outputs, string name, string expected)
    {
        var (found, wanted) = (outputs[name].ToFloat32(), Expected.Value[expected].ToFloat32());
        found.Should().HaveSameCount(wanted);
        return found.Zip(wanted, (a, b) => Math.Abs((double)a - b)).Max();
    }
}
