namespace Parity.Detections;

/// <summary>Sorts scores the way PyTorch's stable descending sort does.</summary>
public static class ScoreOrder
{
    /// <summary>Indices from the highest score to the lowest; equal scores keep their order, NaN comes first.</summary>
    public static int[] Falling(ReadOnlySpan<float> scores)
    {
        // The index in the lower half makes an unstable sort of plain numbers stable, and fast.
        var keys = new ulong[scores.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = ((ulong)~Rank(scores[i]) << 32) | (uint)i;
        }

        Array.Sort(keys);
        return Array.ConvertAll(keys, static key => (int)(uint)key);
    }

    // IEEE 754 numbers sort like integers once negative ones are mirrored. Adding 0 turns −0 into 0, which it equals.
    private static uint Rank(float score)
    {
        if (float.IsNaN(score))
        {
            return uint.MaxValue;
        }

        var bits = BitConverter.SingleToUInt32Bits(score + 0f);
        return bits ^ ((bits & 0x80000000) != 0 ? 0xFFFFFFFF : 0x80000000);
    }
}
