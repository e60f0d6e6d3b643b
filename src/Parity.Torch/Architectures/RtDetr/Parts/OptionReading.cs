using System.Collections.Immutable;
using System.Globalization;
using Parity.Specs;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>Reads the option values that both codebases share; an unusable one is noted and the default kept.</summary>
internal static class OptionReading
{
    // Three halvings, then two more: every map of the neck has a whole size only then.
    private const int CoarsestStride = 32;
    private const int LargestSide = 8192;

    /// <summary><c>input_size</c>: one number, or <c>[height, width]</c>.</summary>
    public static MapSize InputSize(this MapReader options, MapSize fallback)
    {
        const string Key = "input_size";
        if (options.Node(Key) is SpecScalar)
        {
            return options.Integer(Key, CoarsestStride, LargestSide) is { } side ? Checked(options, new(side, side), fallback) : fallback;
        }

        var sides = options.Integers(Key, 2, CoarsestStride, LargestSide, []);
        return sides is [var height, var width] ? Checked(options, new(height, width), fallback) : fallback;
    }

    /// <summary>A list of exactly <paramref name="count"/> whole numbers.</summary>
    public static ImmutableArray<int> Integers(this MapReader options, string key, int count, int min, int max, ImmutableArray<int> fallback)
    {
        if (options.Texts(key) is not { } texts)
        {
            return fallback;
        }

        var values = texts.Select(t => int.TryParse(t.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var v) && v >= min && v <= max ? v : -1).ToImmutableArray();
        if (values.Length == count && !values.Contains(-1))
        {
            return values;
        }

        options.Problems.Add(options.PlaceOf(key), string.Create(
            CultureInfo.InvariantCulture,
            $"\"{key}\" must be {count} whole numbers from {min} to {max}; found [{string.Join(", ", texts.Select(t => t.Text))}]."));
        return fallback;
    }

    /// <summary>The decoder's options: <c>num_classes</c>, <c>num_queries</c>, <c>eval_idx</c>, and the sizes of a narrow model.</summary>
    public static HeadSizes Head(this MapReader options, HeadSizes fallback, MapSize input)
    {
        var head = fallback with
        {
            Classes = options.Integer("num_classes", 1, 100_000) ?? fallback.Classes,
            Hidden = options.Width("hidden", fallback.Hidden),
            FeedForward = options.Integer("ffn", 1, 65_536) ?? fallback.FeedForward,
            Heads = options.Integer("heads", 1, 256) ?? fallback.Heads,
            Points = options.Integer("points", 1, 64) ?? fallback.Points,
            Layers = options.Integer("layers", 1, 64) ?? fallback.Layers,
            EvalIndex = options.Integer("eval_idx") ?? fallback.EvalIndex,
            Queries = options.Integer("num_queries", 1, 100_000) ?? fallback.Queries,
        };
        options.Require(head.LastLayer >= 0 && head.LastLayer < head.Layers, "eval_idx", $"names layer {head.EvalIndex} of {head.Layers}; it goes from {-head.Layers} to {head.Layers - 1}, or set layers");
        var tokens = input.Over(8).Cells + input.Over(16).Cells + input.Over(32).Cells;
        options.Require(head.Queries <= tokens, "num_queries", $"asks for {head.Queries} of the {tokens} tokens of a {input.Height}x{input.Width} image; lower it or raise input_size");
        options.Require(head.Hidden % head.Heads == 0, "heads", $"must divide hidden; found {head.Heads} and {head.Hidden}");
        return head;
    }

    /// <summary>A channel count that the position table can split in four.</summary>
    public static int Width(this MapReader options, string key, int fallback)
    {
        var width = options.Integer(key, 4, 65_536) ?? fallback;
        options.Require(width % 4 == 0, key, $"must be a multiple of 4; found {width}");
        return width;
    }

    /// <summary>Notes a problem at a key unless the condition holds.</summary>
    public static void Require(this MapReader options, bool holds, string key, FormattableString otherwise)
    {
        if (!holds)
        {
            options.Problems.Add(options.PlaceOf(key), $"\"{key}\" {otherwise.ToString(CultureInfo.InvariantCulture)}.");
        }
    }

    private static MapSize Checked(MapReader options, MapSize size, MapSize fallback)
    {
        var fits = size.Height % CoarsestStride == 0 && size.Width % CoarsestStride == 0;
        options.Require(fits, "input_size", $"must be multiples of {CoarsestStride}; found {size.Height} x {size.Width}");
        return fits ? size : fallback;
    }
}
