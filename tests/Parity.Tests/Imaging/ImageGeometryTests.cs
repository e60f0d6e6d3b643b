using Parity.Detections;
using Parity.Imaging;
using Parity.Imaging.Steps;

namespace Parity.Tests.Imaging;

public sealed class ImageGeometryTests
{
    [Fact]
    public void A_stretch_goes_back_by_its_two_ratios()
    {
        var geometry = PreprocessPipeline.Preset("rtdetr").Run(Picture(451, 300)).Geometry;

        geometry.Should().Be(new ImageGeometry(451, 300, 640, 640, new((float)(640 / 451.0), 0), new((float)(640 / 300.0), 0)));
    }

    [Fact]
    public void The_YOLO_letterbox_goes_back_by_the_ratio_it_aimed_at()
    {
        var geometry = PreprocessPipeline.Preset("yolo-letterbox").Run(Picture(451, 300)).Geometry;

        geometry.X.Should().Be(new AxisMap((float)(640 / 451.0), 0));
        geometry.Y.Should().Be(new AxisMap((float)(640 / 451.0), 107));
    }

    [Fact]
    public void MMYOLO_goes_back_by_what_the_resize_really_did()
    {
        var geometry = PreprocessPipeline.Preset("mmyolo-rtmdet").Run(Picture(616, 308)).Geometry;

        // 616 is one of the sides that truncate to 639, so one column is padded at the right.
        geometry.X.Should().Be(new AxisMap((float)(639 / 616.0), 0));
        geometry.Y.Should().Be(new AxisMap((float)(319 / 308.0), 160));
    }

    [Fact]
    public void Steps_compose_in_the_order_they_run()
    {
        var pipeline = new PreprocessPipeline(
        [
            new CropStep(200, 100) { From = (50, 20) },
            new ResizeStep(new StretchRule(400, 300), ResizeFilter.OpencvLinear),
            new PadStep { Size = (500, 301), Align = PadAlignment.Center },
        ]);

        var geometry = pipeline.Run(Picture(400, 300)).Geometry;

        geometry.ToOriginal(new Box(50, 0, 450, 300)).Should().Be(new Box(50, 20, 250, 120));
    }

    [Fact]
    public void An_orientation_applied_counts_boxes_on_the_upright_picture()
    {
        var path = PreprocessData.Picture("chelsea-exif6.jpg");

        PreprocessPipeline.Preset("ultralytics-rtdetr").Run(path).Geometry.Should().Match<ImageGeometry>(g => g.OriginalWidth == 300 && g.OriginalHeight == 451);
        PreprocessPipeline.Preset("rtdetr").Run(path).Geometry.Should().Match<ImageGeometry>(g => g.OriginalWidth == 451 && g.OriginalHeight == 300);
    }

    [Fact]
    public void A_picture_larger_than_its_padding_is_refused_with_the_fix()
    {
        var act = () => new PreprocessPipeline([new PadStep { Size = (100, 100) }]).Run(Picture(101, 50));

        act.Should().Throw<ParityException>().WithMessage("*cannot hold a picture of 101x50*fit: [100, 100]*");
    }

    private static RgbImage Picture(int width, int height) => new(width, height, new byte[3 * width * height]);
}
