using Parity.Detections;
using Parity.Imaging;
using Parity.Imaging.Steps;

namespace Parity.Tests.Imaging;

public sealed class OverlayRendererTests
{
    private static readonly RgbImage Grey = new(100, 80, [.. Enumerable.Repeat((byte)128, 3 * 100 * 80)]);
    private static readonly RgbColour Red = new(255, 0, 0);

    [Fact]
    public void A_frame_lies_on_the_corners_of_the_box()
    {
        var drawn = OverlayRenderer.Render(Grey, [new(new(20, 30, 60, 70), 1, 0.5f, Red)]);

        At(drawn, 20, 30).Should().Be(Red);
        At(drawn, 59, 69).Should().Be(Red);
        At(drawn, 40, 50).Should().Be(new RgbColour(128, 128, 128));
        At(drawn, 61, 71).Should().Be(new RgbColour(128, 128, 128));
    }

    [Fact]
    public void Class_and_score_are_drawn_as_digits_above_the_box()
    {
        var drawn = OverlayRenderer.Render(Grey, [new(new(20, 30, 60, 70), 1, 0.5f, Red)]);

        // "1 0.50" starts one dot inside a tag of nine rows that ends at the frame.
        var rows = Enumerable.Range(22, 7).Select(y => string.Concat(Enumerable.Range(21, 35).Select(x => At(drawn, x, y) == Red ? '.' : '#')));
        string.Join('\n', rows).Should().Be(
            """
            ..#..........###........#####..###.
            .##.........#...#.......#.....#...#
            ..#.........#..##.......####..#..##
            ..#.........#.#.#...........#.#.#.#
            ..#.........##..#...........#.##..#
            ..#.........#...#..##...#...#.#...#
            .###.........###...##....###...###.
            """.Replace("\r", string.Empty));
    }

    [Fact]
    public void Boxes_outside_inverted_or_not_finite_do_no_harm()
    {
        OverlayBox[] boxes =
        [
            new(new(-1e9f, -50, 1e9f, 500), 0, 1, Red),
            new(new(60, 70, 20, 30), 1, 0.5f, Red),
            new(new(float.NaN, 0, 10, 10), 2, 0.5f, Red),
        ];

        var drawn = OverlayRenderer.Render(Grey, boxes);

        At(drawn, 20, 30).Should().Be(Red);
    }

    [Fact]
    public void The_picture_itself_is_left_alone_and_the_file_is_the_same_every_time()
    {
        OverlayBox[] boxes = [OverlayBox.Of(new Detection(new(5, 20, 50, 60), 0.98f, 3))];

        var first = OverlayRenderer.RenderPng(Grey, boxes);

        OverlayRenderer.RenderPng(Grey, boxes).Should().Equal(first);
        Grey.Pixels.Should().OnlyContain(v => v == 128);
    }

    [Fact]
    public void A_file_decodes_to_the_drawn_pixels()
    {
        var drawn = OverlayRenderer.Render(Grey, [new(new(20, 30, 60, 70), 1, 0.5f, Red)]);
        using var file = new TemporaryFile(PngPicture.Encode(drawn));

        SkiaImageDecoder.Instance.Decode(file.Path, ImageDecodeOptions.Default).Pixels.Should().Equal(drawn.Pixels);
    }

    [Theory]
    [InlineData("rtdetr")]
    [InlineData("torchvision-detection")]
    public void The_picture_of_a_tensor_undoes_scaling(string preset)
    {
        var pipeline = PreprocessPipeline.Preset(preset);
        var levels = pipeline.WithSteps([.. pipeline.Steps.Where(s => s.Name is not "scale" and not "layout"), new LayoutStep(TensorLayout.Hwc)]);
        var picture = PreprocessData.Picture("coffee.jpg");

        var drawn = TensorPicture.Draw(pipeline.Run(picture), pipeline);

        drawn.Pixels.Should().Equal(levels.Run(picture).Tensor.Bytes.ToArray());
    }

    [Fact]
    public void The_picture_of_a_normalised_BGR_tensor_shows_blue_as_red()
    {
        var pipeline = PreprocessPipeline.Preset("mmdet-rtmdet");

        var drawn = TensorPicture.Draw(pipeline.Run(new RgbImage(1, 1, [200, 100, 50])), pipeline);

        At(drawn, 0, 0).Should().Be(new RgbColour(50, 100, 200));
    }

    private static RgbColour At(RgbImage image, int x, int y)
    {
        var pixel = image.Pixels.AsSpan(3 * ((y * image.Width) + x), 3);
        return new(pixel[0], pixel[1], pixel[2]);
    }
}
