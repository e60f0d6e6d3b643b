using System.Collections.Immutable;
using System.Globalization;
using Parity.Onnx.Lint.Scenes;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>The restrictions of the tables that a file shows, and those that it does not.</summary>
internal static class RestrictionChecks
{
    /// <summary>Restrictions that are looked for.</summary>
    public static ImmutableArray<RestrictionCheck> All { get; } =
    [
        new("only 2-D/3-D", [], c => Rank(c, 4, 5)),
        new("only 2-D/3-D pooling", [], c => Rank(c, 4, 5)),
        new("rank 3..5", [], c => Rank(c, 3, 4, 5)),
        new("4-D input only", [], c => Rank(c, 4)),
        new("4-D", [], c => Rank(c, 4)),
        new("4-D Q/K/V/mask", [], c => Rank(c, 4)),
        new("1-D/2-D spatial only", [], c => Rank(c, 3, 4)),
        new("no dilation", [], c => c.Node.Attribute("dilations")?.Ints.Any(d => d != 1) == true ? "dilations are not 1" : null),
        new("symmetric pads", [], c => Asymmetric(c)),
        new("no Indices output", [], c => HasOutput(c, 1)),
        new("only output Y (no Mean/InvStdDev)", [], c => HasOutput(c, 1) ?? HasOutput(c, 2)),
        new("no reduction attribute", [], Reduction),
        new("reduction must be none", [], Reduction),
        new("weights must be constant", [], c => Computed(c, (1, "the weights"))),
        new("scale/bias constant", [], c => Computed(c, (1, "scale"), (2, "bias"))),
        new("scale/zero point constant", [], c => Computed(c, (1, "the scale"), (2, "the zero point"))),
        new("zero point must be 0", [], c => c.Stored(2)?.Any(z => z != 0) == true ? "its zero point is not 0" : null),
        new("min/max must be constant", [], c => Computed(c, (1, "min"), (2, "max"))),
        new("axis must be constant", [], c => Unknown(c, 1, "the axis")),
        new("axis must be known at build time", [], c => Unknown(c, 1, "the axis")),
        new("depth must be known at build time", [], c => Unknown(c, 1, "depth")),
        new("split must be constant", [], c => Unknown(c, 1, "the split")),
        new("axes must be constant", ["Slice", "Pad"], c => Unknown(c, 3, "axes")),
        new("axes must be constant", [], c => Unknown(c, 1, "axes")),
        new("axes must fold to a constant", [], c => Unknown(c, 1, "axes")),
        new("float form needs constant inputs", [], c => c.In(0).Type is OnnxDataType.Float32 ? Computed(c, (0, "start"), (1, "limit"), (2, "delta")) : null),
        new("no negative indices unless the parser was built with that switch", [], c => c.Stored(1)?.Any(i => i < 0) == true ? "an index is negative" : null),
        new("no negative indices", [], c => c.Stored(1)?.Any(i => i < 0) == true ? "an index is negative" : null),
        new("no sparse or string values", [], c => c.Node.Attribute("sparse_value") is not null || c.Node.Attribute("value_string") is not null || c.Node.Attribute("value_strings") is not null ? "it holds text or a sparse tensor" : null),
        new("training_mode must be constant false", [], c => Computed(c, (2, "training_mode"))),
        new("input shape must be static", [], c => Varying(c, _ => true)),
        new("static shapes only", [], c => Varying(c, _ => true)),
        new("size of the axis dimension must be static", [], c => Varying(c, i => i == (c.In(0).Rank is { } rank ? (int)((c.Int("axis", -1) + rank) % rank) : -1))),
        new("input_forget=0", [], c => c.Int("input_forget", 0) != 0 ? "input_forget is 1" : null),
        new("layout=0", [], c => c.Int("layout", 0) != 0 ? "layout is 1" : null),
        new("bidirectional: same activations both ways", [], c => c.Text("direction", "forward") == "bidirectional" && c.Node.Attribute("activations")?.Texts is { Count: > 0 } a && !a.Take(a.Count / 2).SequenceEqual(a.Skip(a.Count / 2)) ? "the two directions have different activations" : null),
        new("seed is ignored", [], c => c.Node.Attribute("seed") is not null ? "it has a seed" : null),
        new("position_ids must be INT64", [], c => c.Has(3) && c.In(3).Type is not (OnnxDataType.Int64 or OnnxDataType.Undefined) ? $"position_ids is {c.In(3).Type.DisplayName()}" : null),
        new("axis -2", [], c => c.Int("axis", -2) != -2 && c.In(0).Rank is { } rank && c.Int("axis", -2) != rank - 2 ? string.Create(CultureInfo.InvariantCulture, $"axis is {c.Int("axis", -2)}") : null),
        new("no past/present, no softcap, no qk output", [], c => c.Has(4) || HasOutput(c, 1) is not null || c.Node.Attribute("softcap") is { Float: not 0 } ? "it has past keys, a softcap or further outputs" : null),
        new("frame_step and window constant", [], c => Computed(c, (1, "frame_step"), (2, "the window"))),
        new("zero padding on the last two dims only", [], c => OtherPadding(c) ?? Padding(c, lastTwo: true)),
        new("zero padding on two dims only", [], c => OtherPadding(c) ?? Padding(c, lastTwo: false)),
    ];

    /// <summary>Restrictions judged by a rule of their own.</summary>
    public static IEnumerable<string> JudgedElsewhere =>
    [
        .. TensorRtResize.Judged, TensorRtNms.ConstantLimits, TensorRtNms.Padded, TensorRtEinsum.Restriction, TensorRtIf.Shapes, TensorRtIf.Ranks,
        "K must be a constant", "sorted must be 1", "K < 3840", "TensorRT types only",
    ];

    /// <summary>Restrictions that a file does not show with certainty, and why.</summary>
    public static ImmutableDictionary<string, string> NotShown { get; } = ImmutableDictionary<string, string>.Empty
        .Add("no dynamic scan length", "the length follows from shapes that are known only when the engine is built")
        .Add("loop-carried shapes fixed", "the shapes inside a loop follow from its iterations")
        .Add("real input", "a real and a complex signal differ in a last axis of 1 or 2, which a real one may have too");

    private static string? Rank(NodeScene call, params int[] taken) =>
        call.In(0).Rank is { } rank && !taken.Contains(rank) ? string.Create(CultureInfo.InvariantCulture, $"its input has {rank} dimensions") : null;

    private static string? HasOutput(NodeScene call, int index) =>
        index < call.Node.Outputs.Count && call.Node.Outputs[index].Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"it has {call.Node.Outputs.Count(o => o.Length > 0)} outputs") : null;

    private static string? Reduction(NodeScene call) => call.Text("reduction", "none") is var reduction and not "none" ? $"reduction is {reduction}" : null;

    private static string? Computed(NodeScene call, params (int Input, string Name)[] inputs) =>
        inputs.Where(i => call.Has(i.Input) && !call.IsStored(i.Input)).Select(i => $"{i.Name} {(i.Name is "axes" or "the weights" ? "are" : "is")} computed").FirstOrDefault();

    // Shapes and axes are folded by the parser: computed from constants they are as good as stored.
    private static string? Unknown(NodeScene call, int input, string name) => call.In(input).Numbers is null ? Computed(call, (input, name)) : null;

    private static string? Varying(NodeScene call, Func<int, bool> axis) =>
        call.In(0).Shape?.Where((d, i) => axis(i) && d.Varies).Select(d => $"its input varies with {d.Origin}").FirstOrDefault();

    private static string? Asymmetric(NodeScene call) =>
        call.Node.Attribute("pads")?.Ints is { } pads && !pads.Take(pads.Count / 2).SequenceEqual(pads.Skip(pads.Count / 2)) ? "its pads differ on the two sides" : null;

    private static string? OtherPadding(NodeScene call) => call.Text("mode", "constant") is var mode and not "constant" ? $"mode is {mode}" : null;

    private static string? Padding(NodeScene call, bool lastTwo)
    {
        var pads = call.Node.Attribute("pads")?.Ints.ToArray() ?? call.Stored(1);
        if (pads is null || pads.Length % 2 != 0)
        {
            return null;
        }

        var half = pads.Length / 2;
        var padded = Enumerable.Range(0, half).Where(i => pads[i] != 0 || pads[i + half] != 0).ToList();
        return padded.Count > 2 || (lastTwo && padded.Any(i => i < half - 2)) ? "it pads other dimensions" : null;
    }
}
