using System.Collections.Immutable;
using System.Globalization;

namespace Parity.Onnx.Lint.Inference;

/// <summary>Operators that stretch their inputs to one shape.</summary>
internal static class BroadcastShapes
{
    /// <summary>The shape of all inputs stretched to each other, or null.</summary>
    public static ImmutableArray<Dim>? All(InferenceCall call)
    {
        ImmutableArray<Dim>? shape = [];
        for (var i = 0; i < call.Count && shape is not null; i++)
        {
            shape = call.Shape(i) is { } next ? Two(call, shape.Value, next) : null;
        }

        return shape;
    }

    /// <summary>Two shapes stretched to each other.</summary>
    public static ImmutableArray<Dim> Two(InferenceCall call, ImmutableArray<Dim> a, ImmutableArray<Dim> b)
    {
        var rank = Math.Max(a.Length, b.Length);
        var shape = ImmutableArray.CreateBuilder<Dim>(rank);
        for (var i = 0; i < rank; i++)
        {
            var (x, y) = (i - rank + a.Length, i - rank + b.Length);
            shape.Add(x < 0 ? b[y] : y < 0 ? a[x] : One(call, a[x], b[y]));
        }

        return shape.ToImmutable();
    }

    private static Dim One(InferenceCall call, Dim a, Dim b)
    {
        if (a.Size == 1)
        {
            return b;
        }

        if (b.Size == 1 || a == b)
        {
            return a;
        }

        var (varying, fixedSize) = a.Varies ? (a, b) : (b, a);
        if (varying.Varies && fixedSize.Size is > 1 and var size)
        {
            call.Conflict(varying, string.Create(CultureInfo.InvariantCulture, $"a size of {size}"));
        }

        return a.Size > 1 ? a : b.Size > 1 ? b : Dim.Unknown;
    }
}
