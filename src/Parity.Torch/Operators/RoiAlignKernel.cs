using System.Numerics;

namespace Parity.Torch.Operators;

/// <summary>Pools one region at a time; a thread keeps one of these for its buffers.</summary>
internal sealed unsafe class RoiAlignKernel(RoiAlignOptions options, int channels)
{
    private readonly SampleAxis _rows = new(options.OutputHeight);
    private readonly SampleAxis _columns = new(options.OutputWidth);

    // Bin-major while summing; the output wants channels outermost.
    private readonly float[] _bins = new float[options.OutputHeight * options.OutputWidth * channels];
    private Corner[] _corners = [];

    /// <summary>Writes the pooled region, <c>[C, OutputHeight, OutputWidth]</c>, to the address.</summary>
    public void Pool(RoiAlignLevel level, RegionOfInterest region, nint output)
    {
        _rows.Place(region.Box.Y1, region.Box.Y2, level.Height, level.Scale, options);
        _columns.Place(region.Box.X1, region.Box.X2, level.Width, level.Scale, options);
        if (_corners.Length < _rows.PerBin * _columns.PerBin)
        {
            _corners = new Corner[_rows.PerBin * _columns.PerBin];
        }

        var map = (float*)level.Address + ((long)region.Image * level.Height * level.Width * channels);
        for (var bin = 0; bin < options.OutputHeight * options.OutputWidth; bin++)
        {
            var samples = FindCorners(bin / options.OutputWidth, bin % options.OutputWidth, level.Width);
            Sum(map, _corners.AsSpan(0, samples), _bins.AsSpan(bin * channels, channels));
        }

        Transpose((float*)output);
    }

    private int FindCorners(int binRow, int binColumn, int width)
    {
        var count = 0;
        foreach (var row in _rows.Samples.AsSpan(binRow * _rows.PerBin, _rows.PerBin))
        {
            foreach (var column in _columns.Samples.AsSpan(binColumn * _columns.PerBin, _columns.PerBin))
            {
                if (row.Counts && column.Counts)
                {
                    _corners[count++] = new(
                        ((row.Low * width) + column.Low) * channels, ((row.Low * width) + column.High) * channels,
                        ((row.High * width) + column.Low) * channels, ((row.High * width) + column.High) * channels,
                        row.LowWeight * column.LowWeight, row.LowWeight * column.HighWeight,
                        row.HighWeight * column.LowWeight, row.HighWeight * column.HighWeight);
                }
            }
        }

        return count;
    }

    private void Sum(float* map, ReadOnlySpan<Corner> corners, Span<float> bin)
    {
        var samples = Math.Max(_rows.PerBin * _columns.PerBin, 1f);
        var channel = 0;
        for (; channel <= channels - Vector<float>.Count; channel += Vector<float>.Count)
        {
            var sum = Vector<float>.Zero;
            foreach (ref readonly var c in corners)
            {
                sum += (c.WeightA * Vector.Load(map + c.A + channel)) + (c.WeightB * Vector.Load(map + c.B + channel))
                    + (c.WeightC * Vector.Load(map + c.C + channel)) + (c.WeightD * Vector.Load(map + c.D + channel));
            }

            (sum / samples).CopyTo(bin[channel..]);
        }

        for (; channel < channels; channel++)
        {
            var sum = 0f;
            foreach (ref readonly var c in corners)
            {
                sum += (c.WeightA * map[c.A + channel]) + (c.WeightB * map[c.B + channel]) + (c.WeightC * map[c.C + channel]) + (c.WeightD * map[c.D + channel]);
            }

            bin[channel] = sum / samples;
        }
    }

    private void Transpose(float* output)
    {
        var bins = options.OutputHeight * options.OutputWidth;
        for (var channel = 0; channel < channels; channel++)
        {
            for (var bin = 0; bin < bins; bin++)
            {
                output[(channel * bins) + bin] = _bins[(bin * channels) + channel];
            }
        }
    }

    private readonly record struct Corner(int A, int B, int C, int D, float WeightA, float WeightB, float WeightC, float WeightD);
}
