using System.Globalization;

namespace Parity.Checkpoints.Keys;

/// <summary>Finds one cause behind several shape mismatches.</summary>
internal static class ShapeHints
{
    /// <summary>
    /// A sentence when every mismatch differs in one dimension and all in the same proportion: a head with 4 classes for 91 has
    /// 4·4 box outputs for 4·91. Otherwise null.
    /// </summary>
    public static string? Of(IReadOnlyList<ShapeMismatch> shapes)
    {
        (long Expected, long Found)? smallest = null;
        foreach (var shape in shapes)
        {
            if (Difference(shape) is not var (expected, found) || (smallest is var (e, f) && (Int128)e * found != (Int128)f * expected))
            {
                return null;
            }

            if (smallest is null || expected < smallest.Value.Expected)
            {
                smallest = (expected, found);
            }
        }

        return smallest is var (want, have)
            ? string.Create(CultureInfo.InvariantCulture, $"Every differing size is {have} where the architecture has {want}, or in that proportion: check the option that sets it, such as num_classes.")
            : null;
    }

    private static (long Expected, long Found)? Difference(ShapeMismatch shape)
    {
        if (shape.Expected.Length != shape.Found.Length)
        {
            return null;
        }

        var differing = Enumerable.Range(0, shape.Expected.Length).Where(d => shape.Expected[d] != shape.Found[d]).ToList();
        return differing is [var only] ? (shape.Expected[only], shape.Found[only]) : null;
    }
}
