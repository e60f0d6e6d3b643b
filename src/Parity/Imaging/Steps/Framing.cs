namespace Parity.Imaging.Steps;

/// <summary>Places a picture in a frame of another size: padding where the frame is larger, cropping where it is smaller.</summary>
internal static class Framing
{
    /// <param name="source">The picture; disposed by the caller.</param>
    /// <param name="width">The frame's columns.</param>
    /// <param name="height">The frame's rows.</param>
    /// <param name="left">Where the picture's first column lies in the frame; negative crops.</param>
    /// <param name="top">Where the picture's first row lies in the frame; negative crops.</param>
    /// <param name="colour">The frame's R, G, B, as levels.</param>
    public static PixelBuffer Place(PixelBuffer source, int width, int height, int left, int top, float[] colour)
    {
        var frame = new PixelBuffer(width, height);
        frame.Pixels.Fill(Level(colour[0]) | (Level(colour[1]) << 8) | (Level(colour[2]) << 16));
        var (from, to, count) = Overlap(source.Width, width, left);
        for (var y = Math.Max(0, top); y < Math.Min(height, top + source.Height); y++)
        {
            source.Row(y - top).Slice(from, count).CopyTo(frame.Row(y)[to..]);
        }

        return frame;
    }

    /// <inheritdoc cref="Place(PixelBuffer, int, int, int, int, float[])"/>
    public static FloatPlanes Place(FloatPlanes source, int width, int height, int left, int top, float[] colour)
    {
        var frame = new FloatPlanes(width, height);
        var (from, to, count) = Overlap(source.Width, width, left);
        for (var channel = 0; channel < 3; channel++)
        {
            frame.Plane(channel).Fill(colour[channel]);
            for (var y = Math.Max(0, top); y < Math.Min(height, top + source.Height); y++)
            {
                source.Row(channel, y - top).Slice(from, count).CopyTo(frame.Row(channel, y)[to..]);
            }
        }

        return frame;
    }

    private static (int From, int To, int Count) Overlap(int size, int frame, int offset)
    {
        var (from, to) = (Math.Max(0, -offset), Math.Max(0, offset));
        return (from, to, Math.Max(0, Math.Min(size - from, frame - to)));
    }

    private static uint Level(float value) => value is >= 0 and <= 255 && value == MathF.Truncate(value)
        ? (uint)value
        : throw new ParityException($"\"pad\" of 8-bit levels needs a whole value from 0 to 255, found {value}. Put it after \"scale\" to pad float values.");
}
