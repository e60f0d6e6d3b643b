using System.Runtime.InteropServices;

namespace Parity.Detections;

/// <summary>
/// Greedy non-maximum suppression in float32, as torchvision's <c>nms</c> and <c>batched_nms</c> define it: IoU without the +1 of
/// older codes, suppression strictly above the limit, equal scores in the order they were given.
/// </summary>
public static class NonMaximumSuppression
{
    /// <summary>Keeps each box that no kept box of a higher score overlaps by more than the limit.</summary>
    /// <param name="boxes">Boxes in any one coordinate system.</param>
    /// <param name="scores">One score per box.</param>
    /// <param name="iouLimit">A box is dropped when its IoU with a kept one is greater.</param>
    /// <returns>Indices of the kept boxes, highest score first.</returns>
    /// <exception cref="ArgumentException">The two lists differ in length.</exception>
    public static int[] Keep(ReadOnlySpan<Box> boxes, ReadOnlySpan<float> scores, double iouLimit)
    {
        CheckLength(scores.Length, boxes.Length, nameof(scores));
        var order = ScoreOrder.Falling(scores);
        var sweep = new SuppressionSweep(boxes, order, iouLimit);
        var kept = new List<int>();
        for (var i = 0; i < order.Length; i++)
        {
            if (!sweep.IsSuppressed(i))
            {
                kept.Add(order[i]);
                sweep.SuppressBy(i);
            }
        }

        return [.. kept];
    }

    /// <summary>The same within each group (class or pyramid level); boxes of different groups never suppress each other.</summary>
    /// <param name="boxes">Boxes in any one coordinate system.</param>
    /// <param name="scores">One score per box.</param>
    /// <param name="groups">One group per box, from 0.</param>
    /// <param name="iouLimit">A box is dropped when its IoU with a kept one of its group is greater.</param>
    /// <param name="separation">How groups are kept apart.</param>
    /// <returns>Indices of the kept boxes, highest score first, over all groups.</returns>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static int[] KeepPerGroup(ReadOnlySpan<Box> boxes, ReadOnlySpan<float> scores, ReadOnlySpan<int> groups, double iouLimit, GroupSeparation separation)
    {
        CheckLength(groups.Length, boxes.Length, nameof(groups));
        return boxes.IsEmpty ? []
            : separation == GroupSeparation.Offset ? Keep(MovedApart(boxes, groups), scores, iouLimit)
            : KeepOneByOne(boxes, scores, groups, iouLimit);
    }

    /// <summary>Per group as torchvision 0.14's <c>batched_nms</c> does on a CPU: group by group above 1000 boxes, by offsets below.</summary>
    /// <inheritdoc cref="KeepPerGroup(ReadOnlySpan{Box}, ReadOnlySpan{float}, ReadOnlySpan{int}, double, GroupSeparation)"/>
    public static int[] KeepPerGroup(ReadOnlySpan<Box> boxes, ReadOnlySpan<float> scores, ReadOnlySpan<int> groups, double iouLimit) =>
        KeepPerGroup(boxes, scores, groups, iouLimit, boxes.Length > 1000 ? GroupSeparation.OneByOne : GroupSeparation.Offset);

    /// <summary>Boxes moved by group × (largest coordinate + 1). The moved coordinates are rounded to float32, as in the original.</summary>
    internal static Box[] MovedApart(ReadOnlySpan<Box> boxes, ReadOnlySpan<int> groups)
    {
        var largest = float.NegativeInfinity;
        foreach (var coordinate in MemoryMarshal.Cast<Box, float>(boxes))
        {
            largest = MathF.Max(largest, coordinate);
        }

        var moved = new Box[boxes.Length];
        for (var i = 0; i < moved.Length; i++)
        {
            var (box, offset) = (boxes[i], groups[i] * (largest + 1));
            moved[i] = new(box.X1 + offset, box.Y1 + offset, box.X2 + offset, box.Y2 + offset);
        }

        return moved;
    }

    private static int[] KeepOneByOne(ReadOnlySpan<Box> boxes, ReadOnlySpan<float> scores, ReadOnlySpan<int> groups, double iouLimit)
    {
        var ownGroups = groups.ToArray();
        var kept = new List<int>();
        foreach (var group in Enumerable.Range(0, ownGroups.Length).GroupBy(i => ownGroups[i]))
        {
            int[] members = [.. group];
            kept.AddRange(Keep(Pick(boxes, members), Pick(scores, members), iouLimit).Select(k => members[k]));
        }

        // Ties between groups are settled by position, so that the answer does not depend on the order of the groups.
        kept.Sort();
        int[] positions = [.. kept];
        return Pick<int>(positions, ScoreOrder.Falling(Pick(scores, positions)));
    }

    private static T[] Pick<T>(ReadOnlySpan<T> from, int[] indices)
    {
        var picked = new T[indices.Length];
        for (var i = 0; i < picked.Length; i++)
        {
            picked[i] = from[indices[i]];
        }

        return picked;
    }

    private static void CheckLength(int found, int expected, string name)
    {
        if (found != expected)
        {
            throw new ArgumentException($"Expected one entry per box ({expected}), found {found}.", name);
        }
    }
}
