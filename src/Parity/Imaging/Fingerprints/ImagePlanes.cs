using System.Collections.Immutable;

namespace Parity.Imaging;

/// <summary>Where the channels of an image tensor lie in memory.</summary>
internal readonly record struct ImagePlanes(int Width, int Height, int Channels, bool Interleaved)
{
    /// <summary>Reads a shape; one that is no three-channel image counts as a single channel without width.</summary>
    public static ImagePlanes Of(ImmutableArray<long> shape, TensorLayout layout)
    {
        if (shape.Length < 3 || shape.Take(shape.Length - 3).Any(d => d != 1))
        {
            return new(0, 0, 1, false);
        }

        var (a, b, c) = ((int)shape[^3], (int)shape[^2], (int)shape[^1]);
        return layout == TensorLayout.Hwc && c == 3 ? new(b, a, 3, true)
            : layout != TensorLayout.Hwc && a == 3 ? new(c, b, 3, false)
            : new(0, 0, 1, false);
    }

    /// <summary>The values channel by channel.</summary>
    public IEnumerable<ReadOnlyMemory<float>> Split(float[] values)
    {
        var plane = Width * Height;
        for (var channel = 0; channel < Channels; channel++)
        {
            yield return Channels == 1 ? values
                : Interleaved ? Gather(values, channel, plane)
                : values.AsMemory(channel * plane, plane);
        }
    }

    /// <summary>The bars along the edges.</summary>
    public ImageBars Bars(float[] values)
    {
        var (width, plane, interleaved) = (Width, Width * Height, Interleaved);
        return Channels == 1 ? default : ImageBars.Of(Width, Height, Channels, (c, x, y) => interleaved
            ? values[(3 * ((y * width) + x)) + c]
            : values[(c * plane) + (y * width) + x]);
    }

    private static float[] Gather(float[] values, int channel, int plane)
    {
        var gathered = new float[plane];
        for (var i = 0; i < plane; i++)
        {
            gathered[i] = values[(3 * i) + channel];
        }

        return gathered;
    }
}
