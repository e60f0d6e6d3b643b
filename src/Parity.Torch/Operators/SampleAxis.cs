namespace Parity.Torch.Operators;

/// <summary>Where the samples of one region fall along one axis, and how each is shared between two neighbouring pixels.</summary>
internal sealed class SampleAxis(int bins)
{
    /// <summary>Samples per bin.</summary>
    public int PerBin { get; private set; }

    /// <summary>All samples, bin after bin.</summary>
    public Sample[] Samples { get; private set; } = [];

    /// <summary>Places the samples of a region.</summary>
    /// <param name="start">The region's start, in input pixels.</param>
    /// <param name="end">The region's end.</param>
    /// <param name="length">Feature pixels along the axis.</param>
    /// <param name="scale">Feature pixels per input pixel.</param>
    /// <param name="options">Samples and alignment.</param>
    public void Place(float start, float end, int length, float scale, RoiAlignOptions options)
    {
        var shift = options.Aligned ? 0.5f : 0f;
        var first = (start * scale) - shift;
        var extent = (end * scale) - shift - first;
        if (!options.Aligned)
        {
            extent = MathF.Max(extent, 1f);
        }

        var bin = extent / bins;
        PerBin = options.SamplingRatio > 0 ? options.SamplingRatio : Math.Max(0, (int)MathF.Ceiling(extent / bins));
        if (Samples.Length < bins * PerBin)
        {
            Samples = new Sample[bins * PerBin];
        }

        for (var i = 0; i < bins * PerBin; i++)
        {
            Samples[i] = At(first + (i / PerBin * bin) + ((i % PerBin + 0.5f) * bin / PerBin), length);
        }
    }

    // A sample beyond one pixel outside counts nothing; within it, the border pixel repeats.
    private static Sample At(float position, int length)
    {
        if (!(position >= -1f && position <= length))
        {
            return default;
        }

        var inside = MathF.Max(position, 0f);
        var low = (int)inside;
        return low >= length - 1
            ? new(length - 1, length - 1, 1f, 0f)
            : new(low, low + 1, 1f - (inside - low), inside - low);
    }

    /// <summary>Two pixels and their weights; both weights are 0 for a sample that counts nothing.</summary>
    internal readonly record struct Sample(int Low, int High, float LowWeight, float HighWeight)
    {
        public bool Counts => LowWeight != 0f || HighWeight != 0f;
    }
}
