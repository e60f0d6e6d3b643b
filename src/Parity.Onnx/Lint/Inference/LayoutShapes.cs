using System.Collections.Immutable;
using System.Globalization;

namespace Parity.Onnx.Lint.Inference;

/// <summary>Operators that move, cut and join.</summary>
internal static class LayoutShapes
{
    public static ImmutableArray<Dim>? Transpose(InferenceCall call)
    {
        if (call.Shape(0) is not { } x)
        {
            return null;
        }

        var order = call.Node.Attribute("perm")?.Ints ?? [.. Enumerable.Range(0, x.Length).Reverse().Select(i => (long)i)];
        return order.Count == x.Length && order.All(i => i >= 0 && i < x.Length) ? [.. order.Select(i => x[(int)i])] : null;
    }

    public static ImmutableArray<Dim>? Concat(InferenceCall call)
    {
        var shapes = Enumerable.Range(0, call.Count).Select(call.Shape).ToList();
        if (shapes is [] || shapes[0] is not { } first || shapes.Any(s => s?.Length != first.Length) || InferenceCall.Axis(call.Int("axis", 0), first.Length) is not { } axis)
        {
            return null;
        }

        return [.. first.Select((d, i) => i == axis ? Sum(shapes.Select(s => s!.Value[axis]).ToList()) : shapes.Select(s => s!.Value[i]).FirstOrDefault(s => s.Size.HasValue, d))];
    }

    public static ImmutableArray<Dim>? Slice(InferenceCall call)
    {
        if (call.Shape(0) is not { } x || call.Numbers("starts", 1) is not { } starts || call.Numbers("ends", 2) is not { } ends)
        {
            return call.Shape(0) is { } same ? [.. same.Select(_ => Dim.Unknown)] : null;
        }

        var axes = call.Numbers("axes", 3) ?? (call.Node.Input(3) is null ? [.. Enumerable.Range(0, starts.Length).Select(i => (long)i)] : []);
        var steps = call.In(4).Numbers ?? (call.Node.Input(4) is null ? Enumerable.Repeat(1L, starts.Length).ToArray() : []);
        if (axes.Length != starts.Length || ends.Length != starts.Length || steps.Length != starts.Length)
        {
            return [.. x.Select(_ => Dim.Unknown)];
        }

        var result = x.ToBuilder();
        for (var i = 0; i < axes.Length; i++)
        {
            if (InferenceCall.Axis(axes[i], x.Length) is { } axis)
            {
                result[axis] = Cut(x[axis], starts[i], ends[i], steps[i]);
            }
        }

        return result.ToImmutable();
    }

    public static ImmutableArray<Dim>? Gather(InferenceCall call)
    {
        if (call.Shape(0) is not { } x || call.Shape(1) is not { } indices || InferenceCall.Axis(call.Int("axis", 0), x.Length) is not { } axis)
        {
            return null;
        }

        return [.. x[..axis], .. indices, .. x[(axis + 1)..]];
    }

    public static ImmutableArray<Dim>? GatherND(InferenceCall call) =>
        call.Shape(0) is { } x && call.Shape(1) is { Length: > 0 } indices && indices[^1].Size is { } depth && call.Int("batch_dims", 0) is 0 && depth <= x.Length
            ? [.. indices[..^1], .. x[(int)depth..]]
            : null;

    public static ImmutableArray<Dim>? Squeeze(InferenceCall call)
    {
        if (call.Shape(0) is not { } x)
        {
            return null;
        }

        if (call.Numbers("axes", 1) is not { } axes)
        {
            return call.Node.Input(1) is null && x.All(d => d.Size.HasValue) ? [.. x.Where(d => d.Size != 1)] : null;
        }

        var gone = axes.Select(a => InferenceCall.Axis(a, x.Length)).ToHashSet();
        return gone.Contains(null) ? null : [.. x.Where((_, i) => !gone.Contains(i))];
    }

    public static ImmutableArray<Dim>? Unsqueeze(InferenceCall call)
    {
        if (call.Shape(0) is not { } x || call.Numbers("axes", 1) is not { } axes)
        {
            return null;
        }

        var added = axes.Select(a => InferenceCall.Axis(a, x.Length + axes.Length)).ToHashSet();
        if (added.Contains(null) || added.Count != axes.Length)
        {
            return null;
        }

        var rest = new Queue<Dim>(x);
        return [.. Enumerable.Range(0, x.Length + axes.Length).Select(i => added.Contains(i) ? Dim.Of(1) : rest.Dequeue())];
    }

    public static ImmutableArray<Dim>? Flatten(InferenceCall call)
    {
        if (call.Shape(0) is not { } x || call.Int("axis", 1) is var axis && (axis < -x.Length || axis > x.Length))
        {
            return null;
        }

        var cut = (int)(axis < 0 ? axis + x.Length : axis);
        return [x[..cut].Aggregate(Dim.Of(1), Dim.Product), x[cut..].Aggregate(Dim.Of(1), Dim.Product)];
    }

    public static ImmutableArray<Dim>? Split(InferenceCall call, int output)
    {
        if (call.Shape(0) is not { } x || InferenceCall.Axis(call.Int("axis", 0), x.Length) is not { } axis)
        {
            return null;
        }

        var sizes = call.Numbers("split", 1);
        var size = sizes is not null && output < sizes.Length ? Dim.Of(sizes[output])
            : sizes is null && call.Node.Input(1) is null && x[axis].Size is { } whole && whole % call.Node.Outputs.Count == 0 ? Dim.Of(whole / call.Node.Outputs.Count)
            : Dim.Unknown;
        return x.SetItem(axis, size);
    }

    public static ImmutableArray<Dim>? Expand(InferenceCall call)
    {
        if (call.Shape(0) is not { } x || call.In(1).Content is not { } target)
        {
            return null;
        }

        var stretched = BroadcastShapes.Two(call, x, target);
        return stretched;
    }

    public static ImmutableArray<Dim>? Tile(InferenceCall call) =>
        call.Shape(0) is { } x && call.In(1).Content is { } repeats && repeats.Length == x.Length ? [.. x.Select((d, i) => Dim.Product(d, repeats[i]))] : Same(call.Shape(0));

    public static ImmutableArray<Dim>? Reduce(InferenceCall call, bool axisSetting)
    {
        if (call.Shape(0) is not { } x)
        {
            return null;
        }

        var axes = axisSetting ? [call.Int("axis", 0)] : call.Numbers("axes", 1);
        if (axes is null && (call.Node.Input(1) is not null || call.Int("noop_with_empty_axes", 0) != 0))
        {
            return null;
        }

        var reduced = axes?.Select(a => InferenceCall.Axis(a, x.Length)).ToHashSet() ?? [.. Enumerable.Range(0, x.Length).Select(i => (int?)i)];
        return call.Int("keepdims", 1) != 0 ? [.. x.Select((d, i) => reduced.Contains(i) ? Dim.Of(1) : d)] : [.. x.Where((_, i) => !reduced.Contains(i))];
    }

    public static ImmutableArray<Dim>? TopK(InferenceCall call)
    {
        if (call.Shape(0) is not { } x || InferenceCall.Axis(call.Int("axis", -1), x.Length) is not { } axis)
        {
            return null;
        }

        var k = call.Node.Attribute("k") is { } setting ? Dim.Of(setting.Int) : call.In(1).Content is [var single] ? single : Dim.Unknown;
        return x.SetItem(axis, k);
    }

    /// <summary>A shape whose number of dimensions is all that is known.</summary>
    public static ImmutableArray<Dim>? Same(ImmutableArray<Dim>? shape) => shape is { } x ? [.. x.Select(_ => Dim.Unknown)] : null;

    private static Dim Sum(List<Dim> parts)
    {
        if (parts.All(p => p.Size.HasValue))
        {
            return Dim.Of(parts.Sum(p => p.Size!.Value));
        }

        // One size that varies, in the company of any others, varies in sum.
        return parts.All(p => p.Size.HasValue || p.Varies)
            ? parts.First(p => p.Varies).Through("+" + string.Join('+', parts.SkipWhile(p => !p.Varies).Skip(1).Concat(parts.TakeWhile(p => !p.Varies))))
            : Dim.Unknown;
    }

    private static Dim Cut(Dim size, long start, long end, long step)
    {
        if (size.Size is { } n)
        {
            var (from, to) = (Math.Clamp(start < 0 ? start + n : start, 0, n), Math.Clamp(end < 0 ? end + n : end, 0, n));
            return step > 0 ? Dim.Of(Math.Max(0, (to - from + step - 1) / step)) : Dim.Unknown;
        }

        var toTheEnd = end >= int.MaxValue && step >= 1;
        return !size.Varies || !toTheEnd ? Dim.Unknown
            : start == 0 && step == 1 ? size
            : size.Through(string.Create(CultureInfo.InvariantCulture, $"[{start}::{step}]"));
    }
}
