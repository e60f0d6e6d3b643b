using Parity.Tensors;

namespace Parity.Imaging;

/// <summary>
/// A picture on its way through the steps. It starts as 8-bit pixels. A step on values (scale, normalize) is first applied to a table of
/// the 256 possible values per channel, with the same float32 arithmetic and so the same results as on every pixel; only a step that needs
/// float pixels in place (a resize after scaling) makes them.
/// </summary>
public sealed class PreprocessState : IDisposable
{
    private PixelBuffer? _pixels;
    private FloatPlanes? _planes;
    private ValueTable? _table;

    internal PreprocessState(PixelBuffer pixels)
    {
        _pixels = pixels;
        (OriginalWidth, OriginalHeight) = (pixels.Width, pixels.Height);
    }

    /// <summary>Columns of the decoded picture.</summary>
    public int OriginalWidth { get; }

    /// <summary>Rows of the decoded picture.</summary>
    public int OriginalHeight { get; }

    /// <summary>Columns now.</summary>
    public int Width => _planes?.Width ?? Pixels.Width;

    /// <summary>Rows now.</summary>
    public int Height => _planes?.Height ?? Pixels.Height;

    /// <summary>The channel order of the tensor as it stands; pictures are decoded as RGB.</summary>
    public ChannelOrder Order { get; set; }

    /// <summary>The axis order the tensor will have.</summary>
    public TensorLayout Layout { get; set; } = TensorLayout.Chw;

    /// <summary>True when the tensor will have a leading batch axis of 1.</summary>
    public bool Batch { get; set; }

    /// <summary>The number format the tensor will have; null: uint8 until a step on values makes it float32.</summary>
    public ElementType? ElementType { get; set; }

    /// <summary>True once a step on values was applied: the picture no longer consists of 8-bit levels.</summary>
    public bool HasFloatValues => _planes is not null || _table is not null;

    internal PixelBuffer Pixels => _pixels ?? throw new InvalidOperationException("The picture consists of float planes.");

    internal GeometryTrace Trace { get; } = new();

    /// <summary>Applies a function to every value, channel by channel.</summary>
    public void MapValues(ChannelValues map)
    {
        _table ??= _planes is null ? new ValueTable() : null;
        for (var channel = 0; channel < 3; channel++)
        {
            map(channel, _table is { } table ? table.Row(Physical(channel)) : _planes!.Plane(Physical(channel)));
        }
    }

    /// <summary>The picture as 8-bit RGB, for a step of your own that works on pixels.</summary>
    /// <exception cref="InvalidOperationException">A step on values was applied before.</exception>
    public RgbImage ToRgb() => HasFloatValues
        ? throw new InvalidOperationException("The picture no longer consists of 8-bit levels: put the step before scale and normalize.")
        : Pixels.ToRgb();

    /// <summary>
    /// Replaces the 8-bit picture, and says how it came about: <c>new = old * scale + offset</c> in pixels, per axis.
    /// </summary>
    public void Replace(RgbImage image, double scaleX, double offsetX, double scaleY, double offsetY)
    {
        Trace.Scale(scaleX, scaleY);
        Trace.Move(offsetX, offsetY);
        Replace(PixelBuffer.FromRgb(image));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pixels?.Dispose();
        _planes?.Dispose();
    }

    /// <summary>Applies a change of size or place to whichever form the picture has; the trace is the caller's.</summary>
    internal void Reshape(Func<PixelBuffer, PixelBuffer> onPixels, Func<FloatPlanes, FloatPlanes> onPlanes)
    {
        MaterialiseTable();
        if (_planes is { } planes)
        {
            var changed = onPlanes(planes);
            if (!ReferenceEquals(changed, planes))
            {
                planes.Dispose();
                _planes = changed;
            }
        }
        else
        {
            Replace(onPixels(Pixels));
        }
    }

    internal PreprocessedImage Finish(TensorMemory memory)
    {
        var tensor = TensorAssembly.Build(this, _pixels, _planes, _table, memory);
        return new(tensor, Trace.Build(OriginalWidth, OriginalHeight, Width, Height)) { Layout = Layout };
    }

    /// <summary>Where the channel with this index in the present order lies in the stored R, G, B.</summary>
    internal int Physical(int channel) => Order == ChannelOrder.Bgr ? 2 - channel : channel;

    private void Replace(PixelBuffer pixels)
    {
        if (!ReferenceEquals(pixels, _pixels))
        {
            _pixels?.Dispose();
            _pixels = pixels;
        }
    }

    private void MaterialiseTable()
    {
        if (_table is { } table)
        {
            _planes = FloatPlanes.From(Pixels, table);
            _pixels!.Dispose();
            (_pixels, _table) = (null, null);
        }
    }
}
