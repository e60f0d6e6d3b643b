using System.Collections.Immutable;
using System.Globalization;

namespace Parity.Onnx.Lint.Inference;

/// <summary>
/// Reshape, and the sign of a number that tracing fixed: a shape without room for a size that varies. Sizes that the target shape
/// takes from the input are set against each other; if one that varies is left over, the reshape works for one size only.
/// </summary>
internal static class ReshapeShapes
{
    public static ImmutableArray<Dim>? Reshape(InferenceCall call)
    {
        if (call.In(1).Content is not { } written)
        {
            return call.In(1).Shape is [{ Size: { } rank and >= 0 and <= 16 }] ? [.. Enumerable.Repeat(Dim.Unknown, (int)rank)] : null;
        }

        if (call.Shape(0) is not { } x)
        {
            return [.. written.Select(d => d.Size is -1 or 0 ? Dim.Unknown : d)];
        }

        // A zero takes the input's dimension at its place.
        var target = call.Int("allowzero", 0) == 0
            ? written.Select((d, i) => d.Size == 0 ? i < x.Length ? x[i] : Dim.Unknown : d).ToList()
            : [.. written];
        var (left, over) = Cancel(x, target.Where(d => d.Size != -1));
        var rest = Rest(call, left, over, target.Any(d => d.Size == -1), written);
        return [.. target.Select(d => d.Size == -1 ? rest : d)];
    }

    // What remains of the input's and of the target's dimensions when equal ones are taken away.
    private static (List<Dim> Left, List<Dim> Over) Cancel(IEnumerable<Dim> input, IEnumerable<Dim> target)
    {
        var left = input.ToList();
        var over = new List<Dim>();
        foreach (var dim in target)
        {
            if (dim.Varies && left.Remove(dim))
            {
                continue;
            }

            over.Add(dim);
        }

        return (left, over);
    }

    private static Dim Rest(InferenceCall call, List<Dim> left, List<Dim> over, bool hasRest, ImmutableArray<Dim> written)
    {
        var known = left.All(d => d.Size.HasValue || d.Varies) && over.All(d => d.Size.HasValue);
        if (!known)
        {
            return Dim.Unknown;
        }

        var have = left.Where(d => d.Size.HasValue).Aggregate(Dim.Of(1), Dim.Product).Size;
        var take = over.Aggregate(Dim.Of(1), Dim.Product).Size;
        var varying = left.Where(d => d.Varies).ToList();
        if (have is null || take is null or 0)
        {
            return Dim.Unknown;
        }

        if (varying.Count == 0)
        {
            return have % take == 0 ? Dim.Of(have.Value / take.Value) : Dim.Unknown;
        }

        // With room for the rest, only a number of detections that the fixed sizes do not divide is certain to fail: a picture's size may be a multiple by contract.
        var fails = !hasRest || (varying.Any(d => d.FromData) && have % take != 0);
        if (fails)
        {
            call.Conflict(varying.FirstOrDefault(d => d.FromData, varying[0]), $"the shape [{string.Join(", ", written.Select(d => d.Varies ? "…" : d.ToString()))}]");
        }

        var product = varying.Aggregate(Dim.Of(have.Value), Dim.Product);
        return product.Through(string.Create(CultureInfo.InvariantCulture, $"/{take}"));
    }
}
