using System.Collections.Immutable;
using System.Globalization;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.Inference;

/// <summary>The numbers that shapes are computed with: exporters write a shape as Shape, Gather, arithmetic and Concat.</summary>
internal static class ShapeContents
{
    private const int MostNumbers = 64;

    /// <summary>The content of the first output, or null when it is not known or no shape.</summary>
    public static ImmutableArray<Dim>? Of(InferenceCall call)
    {
        var content = call.Node.OpType switch
        {
            "Shape" => Shape(call),
            "Size" => call.Shape(0) is { } x ? [x.Aggregate(Dim.Of(1), Dim.Product)] : null,
            "Cast" or "Identity" or "Unsqueeze" or "Squeeze" or "Reshape" or "Flatten" => IsWhole(call) ? call.In(0).Content : null,
            "Concat" => Joined(call),
            "Gather" => Gather(call),
            "Slice" => Slice(call),
            "Add" or "Sub" or "Mul" or "Div" or "Min" or "Max" => Arithmetic(call),
            "ConstantOfShape" => Filled(call),
            _ => null,
        };
        return content?.Length <= MostNumbers ? content : null;
    }

    private static bool IsWhole(InferenceCall call) => call.Node.OpType != "Cast" || call.Int("to", 0) is (long)OnnxDataType.Int64 or (long)OnnxDataType.Int32;

    private static ImmutableArray<Dim>? Shape(InferenceCall call)
    {
        if (call.Shape(0) is not { } x)
        {
            return null;
        }

        var (start, end) = (call.Int("start", 0), call.Int("end", long.MaxValue));
        var from = (int)Math.Clamp(start < 0 ? start + x.Length : start, 0, x.Length);
        var to = (int)Math.Clamp(end < 0 ? end + x.Length : end, from, x.Length);
        return x[from..to];
    }

    private static ImmutableArray<Dim>? Joined(InferenceCall call)
    {
        var parts = Enumerable.Range(0, call.Count).Select(i => call.In(i).Content).ToList();
        return parts.Contains(null) ? null : [.. parts.SelectMany(p => p!.Value)];
    }

    private static ImmutableArray<Dim>? Gather(InferenceCall call)
    {
        if (call.In(0) is not { Content: { } numbers, Rank: 1 } || call.In(1).Numbers is not { } indices)
        {
            return null;
        }

        var at = indices.Select(i => InferenceCall.Axis(i, numbers.Length)).ToList();
        return at.Contains(null) ? null : [.. at.Select(i => numbers[i!.Value])];
    }

    private static ImmutableArray<Dim>? Slice(InferenceCall call)
    {
        if (call.In(0) is not { Content: { } numbers, Rank: 1 } || call.Numbers("starts", 1) is not [var start] || call.Numbers("ends", 2) is not [var end]
            || (call.In(4).Numbers ?? (call.Node.Input(4) is null ? [1] : null)) is not [1])
        {
            return null;
        }

        var from = (int)Math.Clamp(start < 0 ? start + numbers.Length : start, 0, numbers.Length);
        var to = (int)Math.Clamp(end < 0 ? end + numbers.Length : end, from, numbers.Length);
        return numbers[from..to];
    }

    private static ImmutableArray<Dim>? Arithmetic(InferenceCall call)
    {
        if (call.Count != 2 || call.In(0).Content is not { IsEmpty: false } a || call.In(1).Content is not { IsEmpty: false } b || (a.Length != b.Length && a.Length != 1 && b.Length != 1))
        {
            return null;
        }

        var count = Math.Max(a.Length, b.Length);
        return [.. Enumerable.Range(0, count).Select(i => Result(call.Node.OpType, a[a.Length == 1 ? 0 : i], b[b.Length == 1 ? 0 : i]))];
    }

    private static Dim Result(string operation, Dim a, Dim b)
    {
        if (operation == "Mul")
        {
            return Dim.Product(a, b);
        }

        if (a.Size is { } x && b.Size is { } y)
        {
            return Number(operation, x, y) is { } number ? Dim.Of(number) : Dim.Unknown;
        }

        // Adding a number keeps a size varying; dividing it may not, and the smaller of two sizes may be a limit.
        var (varying, other) = a.Varies ? (a, b) : (b, a);
        return operation is "Add" && varying.Varies && other.Size is { } added ? added == 0 ? varying : varying.Through(string.Create(CultureInfo.InvariantCulture, $"+{added}"))
            : operation is "Sub" && a.Varies && b.Size is { } taken ? taken == 0 ? a : a.Through(string.Create(CultureInfo.InvariantCulture, $"-{taken}"))
            : operation is "Div" && b.Size == 1 ? a
            : Dim.Unknown;
    }

    private static long? Number(string operation, long x, long y) => operation switch
    {
        "Add" => unchecked(x + y),
        "Sub" => unchecked(x - y),
        "Min" => Math.Min(x, y),
        "Max" => Math.Max(x, y),
        "Div" when y is not 0 and not -1 => x / y,
        _ => null,
    };

    private static ImmutableArray<Dim>? Filled(InferenceCall call) =>
        call.In(0).Numbers is [>= 0 and <= MostNumbers and var count] && call.Node.Attribute("value")?.Tensor is { DataType: OnnxDataType.Int64 } tensor && tensor.Problem() is null
            && tensor.Read().Span<long>() is [var value]
            ? [.. Enumerable.Repeat(Dim.Of(value), (int)count)]
            : null;
}
