using Parity.Imaging;
using Parity.Imaging.Steps;
using Parity.Tensors;

namespace Parity.Tests.Imaging;

public sealed class PreprocessPipelineTests
{
    private static readonly RgbImage TwoByTwo = new(2, 2, [0, 1, 2, 10, 11, 12, 100, 101, 102, 255, 254, 253]);

    [Fact]
    public void Torchvision_detection_divides_by_255_in_float32_planes_without_a_batch_axis()
    {
        var result = PreprocessPipeline.Preset("torchvision-detection").Run(TwoByTwo);

        result.Tensor.ElementType.Should().Be(ElementType.Float32);
        result.Tensor.Shape.Should().Equal(3, 2, 2);
        byte[] levels = [0, 10, 100, 255, 1, 11, 101, 254, 2, 12, 102, 253];
        result.Tensor.Span<float>().ToArray().Should().Equal(levels.Select(v => v / 255f));
        result.Geometry.Should().Be(ImageGeometry.Unchanged(2, 2));
    }

    [Fact]
    public void Without_steps_on_values_the_tensor_keeps_the_levels()
    {
        var result = new PreprocessPipeline([new LayoutStep(TensorLayout.Hwc), new BatchStep()]).Run(TwoByTwo);

        result.Tensor.ElementType.Should().Be(ElementType.UInt8);
        result.Tensor.Shape.Should().Equal(1, 2, 2, 3);
        result.Tensor.Bytes.ToArray().Should().Equal(TwoByTwo.Pixels);
    }

    [Fact]
    public void Channels_count_in_the_order_at_that_point()
    {
        var tensor = new PreprocessPipeline([new ChannelsStep(ChannelOrder.Bgr), new NormalizeStep([100, 0, 0], [1, 1, 2])]).Run(TwoByTwo).Tensor;

        tensor.Span<float>().ToArray().Should().Equal(-98, -88, 2, 153, 1, 11, 101, 254, 0, 5, 50, 127.5f);
    }

    [Fact]
    public void Float16_is_rounded_to_the_nearest()
    {
        var tensor = new PreprocessPipeline([ScaleStep.DivideBy(255), new DtypeStep(ElementType.Float16)]).Run(TwoByTwo).Tensor;

        tensor.Span<Half>()[1].Should().Be((Half)(10 / 255f));
    }

    [Fact]
    public void A_reshape_keeps_the_interleaved_order_under_the_planar_shape()
    {
        var tensor = new PreprocessPipeline([new DtypeStep(ElementType.Float32), new LayoutStep(TensorLayout.ChwReshaped)]).Run(TwoByTwo).Tensor;

        tensor.Shape.Should().Equal(3, 2, 2);
        tensor.Span<float>().ToArray().Should().Equal(TwoByTwo.Pixels.Select(v => (float)v));
    }

    [Fact]
    public void The_identity_names_every_step_with_its_settings()
    {
        PreprocessPipeline.Preset("torchvision-detection").Identity
            .Should().Be("decode: { orientation: ignore, grey16: clip }; scale: 1/255; layout: chw");
    }

    [Fact]
    public void Uint8_after_scaling_is_refused()
    {
        var act = () => new PreprocessPipeline([ScaleStep.DivideBy(255), new DtypeStep(ElementType.UInt8)]).Run(TwoByTwo);

        act.Should().Throw<ParityException>().WithMessage("*uint8*needs 8-bit levels*");
    }

    [Theory]
    [InlineData("rtdetr")]
    [InlineData("mmyolo-rtmdet")]
    [InlineData("yolo-letterbox")]
    public void A_recycled_tensor_leaves_no_garbage_on_the_large_object_heap(string preset)
    {
        var pipeline = PreprocessPipeline.Preset(preset);
        var picture = PreprocessData.Picture("coffee.jpg");
        for (var i = 0; i < 3; i++)
        {
            pipeline.Recycle(pipeline.Run(picture));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        pipeline.Recycle(pipeline.Run(picture));

        // The tensor alone has 4.9 MB, the decoded picture 0.96 MB; an object of 85 kB is a large one.
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(85_000);
    }

    [Fact]
    public void A_tensor_that_is_not_recycled_is_not_overwritten()
    {
        var pipeline = PreprocessPipeline.Preset("torchvision-detection");
        var first = pipeline.Run(TwoByTwo).Tensor;

        pipeline.Run(new RgbImage(2, 2, new byte[12]));

        first.Span<float>()[3].Should().Be(1);
    }

    [Fact]
    public void Many_threads_may_share_a_pipeline()
    {
        var pipeline = PreprocessPipeline.Preset("rtdetr");
        var picture = PreprocessData.Picture("coffee.jpg");
        var expected = pipeline.Run(picture).Fingerprint().Sha256;

        var hashes = new string[8];
        Parallel.For(0, hashes.Length, i =>
        {
            var image = pipeline.Run(picture);
            hashes[i] = image.Fingerprint().Sha256;
            pipeline.Recycle(image);
        });

        hashes.Should().OnlyContain(h => h == expected);
    }
}
