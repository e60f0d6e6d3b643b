using Parity.Imaging.Steps;

namespace Parity.Imaging;

/// <summary>Shows a preprocessed tensor as a picture: scaling and normalising are undone, the first channel is red, the last blue.</summary>
public static class TensorPicture
{
    /// <summary>Draws the tensor as the model sees it; values outside 0..255 after undoing are clamped.</summary>
    /// <param name="image">The tensor of a pipeline.</param>
    /// <param name="pipeline">That pipeline.</param>
    public static RgbImage Draw(PreprocessedImage image, PreprocessPipeline pipeline)
    {
        var (width, height) = (image.Geometry.InputWidth, image.Geometry.InputHeight);
        var values = image.Tensor.ToFloat32();
        var pixels = new byte[values.Length];
        var (plane, step) = image.Layout == TensorLayout.Hwc ? (1, 3) : (width * height, 1);
        for (var channel = 0; channel < 3; channel++)
        {
            var (factor, summand) = ValueOfLevel(pipeline, channel);
            for (var i = 0; i < width * height; i++)
            {
                var level = (values[(channel * plane) + (i * step)] - summand) / factor;
                pixels[(3 * i) + channel] = (byte)Math.Clamp(Math.Round(level), 0, 255);
            }
        }

        return new(width, height, pixels);
    }

    /// <summary>How a level becomes a value in a channel of the finished tensor: <c>value = factor * level + summand</c>.</summary>
    private static (double Factor, double Summand) ValueOfLevel(PreprocessPipeline pipeline, int channel)
    {
        var final = pipeline.Steps.OfType<ChannelsStep>().LastOrDefault()?.Order ?? ChannelOrder.Rgb;
        var order = ChannelOrder.Rgb;
        var (factor, summand) = (1.0, 0.0);
        foreach (var step in pipeline.Steps)
        {
            var now = order == final ? channel : 2 - channel;
            (factor, summand) = step switch
            {
                ScaleStep scale => (factor * scale.Factor / scale.Divisor, summand * scale.Factor / scale.Divisor),
                NormalizeStep normalize => (factor / normalize.Std[now], (summand - normalize.Mean[now]) / normalize.Std[now]),
                _ => (factor, summand),
            };
            order = step is ChannelsStep channels ? channels.Order : order;
        }

        return (factor, summand);
    }
}
