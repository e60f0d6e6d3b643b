using Parity.Faults;
using Parity.Imaging;
using Parity.Imaging.Steps;
using Parity.Tensors;

namespace Parity.Tests.Imaging;

public sealed class FingerprintDiagnosisTests
{
    [Theory]
    [InlineData("torchvision-detection", "divide-by-225", FingerprintCause.Factor, "*every value is 1.1333 = 255/225 times the approved one: divided by 225 instead of 255*")]
    [InlineData("torchvision-detection", "not-scaled", FingerprintCause.Factor, "*255 times the approved one: not divided by 255*")]
    [InlineData("torchvision-detection", "scaled-twice", FingerprintCause.Factor, "*1/255 times the approved one: divided by 255 once more*")]
    [InlineData("torchvision-detection", "bgr", FingerprintCause.ChannelsSwapped, "*BGR where RGB was approved*")]
    [InlineData("torchvision-detection", "hwc", FingerprintCause.Order, "*interleaved (HWC) under a CHW shape*")]
    [InlineData("torchvision-detection", "normalize-twice", FingerprintCause.NormalizeTwice, "*mean and standard deviation are applied twice*")]
    [InlineData("mmyolo-rtmdet", "no-normalize", FingerprintCause.NormalizeMissing, "*mean and standard deviation were not applied*")]
    [InlineData("mmyolo-rtmdet", "normalize-twice", FingerprintCause.NormalizeTwice, "*applied twice*")]
    [InlineData("mmyolo-rtmdet", "bgr", FingerprintCause.ChannelsSwapped, "*BGR where RGB was approved, or the reverse*")]
    [InlineData("mmyolo-rtmdet", "scaled-twice", FingerprintCause.Factor, "*before normalising is 0.0039 = 1/255 times*")]
    [InlineData("mmyolo-rtmdet", "stretch-instead-of-letterbox", FingerprintCause.Bars, "*stretched instead of letterboxed*")]
    [InlineData("ultralytics-rtdetr", "letterbox-instead-of-stretch", FingerprintCause.Bars, "*left 0, top 107, right 0, bottom 107*letterboxed instead of stretched*")]
    [InlineData("ultralytics-rtdetr", "shifted-pixel", FingerprintCause.Filter, "*another resize filter, a shift by part of a pixel*")]
    [InlineData("ultralytics-rtdetr", "other-filter", FingerprintCause.Filter, "*another resize filter*")]
    public void Names_the_fault_from_the_fingerprints_alone(string preset, string fault, FingerprintCause cause, string message)
    {
        var pipeline = PreprocessPipeline.Preset(preset);
        var picture = PreprocessData.Picture("chelsea.png");

        var diagnosis = FingerprintDiagnosis.Compare(
            pipeline.Run(picture).Fingerprint(), KnownFaults.Find(fault)!.Apply(pipeline).Run(picture).Fingerprint());

        diagnosis.Message.Should().Match(message);
        diagnosis.Cause.Should().Be(cause);
        diagnosis.Equal.Should().BeFalse();
    }

    [Fact]
    public void The_same_tensor_is_equal()
    {
        var print = PreprocessPipeline.Preset("rtdetr").Run(PreprocessData.Picture("coffee.jpg")).Fingerprint();

        FingerprintDiagnosis.Compare(print, print).Should().Match<FingerprintDiagnosis>(d => d.Equal && d.Cause == FingerprintCause.None);
    }

    [Fact]
    public void A_single_changed_value_is_not_equal()
    {
        var tensor = TensorData.From(new float[12], 3, 2, 2);
        var changed = TensorData.From([.. new float[11], 1e-30f], 3, 2, 2);

        FingerprintDiagnosis.Compare(TensorFingerprint.Of(tensor), TensorFingerprint.Of(changed)).Equal.Should().BeFalse();
    }

    [Fact]
    public void An_ignored_orientation_of_an_unresized_picture_exchanges_the_sides()
    {
        var pipeline = new PreprocessPipeline([new DecodeStep { Options = new() { Orientation = ImageOrientation.Apply } }, ScaleStep.DivideBy(255)]);

        var diagnosis = Diagnose(pipeline, "exif-ignored");

        diagnosis.Cause.Should().Be(FingerprintCause.Order);
        diagnosis.Message.Should().Be("Expected shape [3,451,300], found [3,300,451]: width and height are exchanged: the picture was turned, or its EXIF orientation ignored, or a size was given as height x width.");
    }

    [Theory]
    [InlineData("layout: hwc", FingerprintCause.Layout, "*channels last (HWC) instead of first (CHW)*")]
    [InlineData("batch", FingerprintCause.Layout, "*the batch axis was added or lost*")]
    [InlineData("dtype: float16", FingerprintCause.ElementType, "*Expected a float32 tensor, found float16*")]
    [InlineData("resize", FingerprintCause.Size, "*Expected shape [3,300,451], found [3,100,90]: the picture was brought to another size*")]
    public void Another_form_of_tensor_is_named(string step, FingerprintCause cause, string message)
    {
        IPreprocessStep added = step switch
        {
            "batch" => new BatchStep(),
            "resize" => new ResizeStep(new StretchRule(90, 100), ResizeFilter.TorchBilinear),
            "layout: hwc" => new LayoutStep(TensorLayout.Hwc),
            _ => new DtypeStep(ElementType.Float16),
        };
        var pipeline = PreprocessPipeline.Preset("torchvision-detection");
        var picture = PreprocessData.Picture("chelsea.png");

        var diagnosis = FingerprintDiagnosis.Compare(
            pipeline.Run(picture).Fingerprint(), pipeline.WithSteps([.. pipeline.Steps, added]).Run(picture).Fingerprint());

        diagnosis.Cause.Should().Be(cause);
        diagnosis.Message.Should().Match(message);
    }

    [Fact]
    public void Another_picture_has_no_known_cause()
    {
        var pipeline = PreprocessPipeline.Preset("rtdetr");

        var diagnosis = FingerprintDiagnosis.Compare(
            pipeline.Run(PreprocessData.Picture("chelsea.png")).Fingerprint(), pipeline.Run(PreprocessData.Picture("coffee.jpg")).Fingerprint());

        diagnosis.Cause.Should().Be(FingerprintCause.Unknown);
        diagnosis.Message.Should().Contain("no known cause fits");
    }

    private static FingerprintDiagnosis Diagnose(PreprocessPipeline pipeline, string fault)
    {
        var picture = PreprocessData.Picture("chelsea-exif6.jpg");
        return FingerprintDiagnosis.Compare(
            pipeline.Run(picture).Fingerprint(), KnownFaults.Find(fault)!.Apply(pipeline).Run(picture).Fingerprint());
    }
}
