using System.Globalization;
using Parity.Checkpoints;

namespace Parity.Torch.Architectures.Recognition;

/// <summary>Names and shapes of a state dict, as recognisers ask for them.</summary>
internal sealed class WeightShapes(StateDict stateDict)
{
    // The maps of stride 8, 16 and 32 of a square image of side s have s²·21/1024 cells together.
    private const double TokensPerPixel = 21.0 / 1024;

    /// <summary>True when the key is there.</summary>
    public bool Has(string key) => stateDict.TryGet(key, out _);

    /// <summary>The size of an axis; null when the key is absent or has fewer axes.</summary>
    public int? Axis(string key, int axis) =>
        stateDict.TryGet(key, out var entry) && entry.Shape.Length > axis && entry.Shape[axis] is > 0 and <= int.MaxValue and var size ? (int)size : null;

    /// <summary>The output channels or rows of a weight.</summary>
    public int? Rows(string key) => Axis(key, 0);

    /// <summary>How many keys there are in a numbered row: <c>layers.{0}.weight</c> for 0, 1, 2, …</summary>
    public int Count(string format)
    {
        var count = 0;
        while (Has(string.Format(CultureInfo.InvariantCulture, format, count)))
        {
            count++;
        }

        return count;
    }

    /// <summary>The rows of each key of a numbered row.</summary>
    public IReadOnlyList<int> RowsOfEach(string format) =>
        [.. Enumerable.Range(0, Count(format)).Select(i => Rows(string.Format(CultureInfo.InvariantCulture, format, i)) ?? 0)];

    /// <summary>The side of the square image that stored anchors <c>[1,L,4]</c> belong to, or null.</summary>
    public static int? SideOfAnchors(IReadOnlyList<long>? shape)
    {
        if (shape is not [1, > 0 and var tokens, 4])
        {
            return null;
        }

        var side = Math.Sqrt(tokens / TokensPerPixel);
        return Math.Abs(side - Math.Round(side)) < 1e-6 && (int)Math.Round(side) % 32 == 0 ? (int)Math.Round(side) : null;
    }
}
