namespace Parity.Imaging.Resizing;

/// <summary>
/// Which input pixels an output covers along one axis, and with what share (float32): output i takes <see cref="Source"/> and
/// <see cref="Weight"/> from <see cref="First"/>[i] up to <see cref="First"/>[i + 1].
/// </summary>
internal sealed class OpenCvAreaWeights
{
    // A sliver thinner than this is left out.
    private const double Sliver = 1e-3;

    public OpenCvAreaWeights(int inSize, int outSize, double scale)
    {
        (Size, First) = (outSize, new int[outSize + 1]);
        var sources = new List<int>();
        var weights = new List<float>();
        for (var i = 0; i < outSize; i++)
        {
            var from = i * scale;
            var to = from + scale;
            var cell = Math.Min(scale, inSize - from);
            var last = Math.Min((int)Math.Floor(to), inSize - 1);
            var first = Math.Min((int)Math.Ceiling(from), last);
            void Add(int source, double share)
            {
                sources.Add(source);
                weights.Add((float)share);
            }

            if (first - from > Sliver)
            {
                Add(first - 1, (first - from) / cell);
            }

            for (var source = first; source < last; source++)
            {
                Add(source, 1 / cell);
            }

            if (to - last > Sliver)
            {
                Add(last, Math.Min(Math.Min(to - last, 1), cell) / cell);
            }

            First[i + 1] = sources.Count;
        }

        (Source, Weight) = ([.. sources], [.. weights]);
    }

    public int Size { get; }

    public int[] First { get; }

    public int[] Source { get; }

    public float[] Weight { get; }
}
