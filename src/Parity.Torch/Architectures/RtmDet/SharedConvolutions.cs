using Parity.Checkpoints;

namespace Parity.Torch.Architectures.RtmDet;

/// <summary>
/// The head's convolutions, shared by the levels, occur in a state dict once per level. This library keeps one per level: equal numbers give equal
/// results. Files that store a shared tensor once (safetensors) are completed, and copies that differ are refused.
/// </summary>
internal static class SharedConvolutions
{
    private const int Levels = 3;

    /// <summary>The state dict with a copy under every level.</summary>
    /// <exception cref="ParityException">Two levels hold different numbers.</exception>
    public static StateDict Complete(StateDict stateDict, int depth)
    {
        var added = new List<StateEntry>();
        foreach (var branch in new[] { "cls_convs", "reg_convs" })
        {
            for (var index = 0; index < depth; index++)
            {
                var names = Enumerable.Range(0, Levels).Select(level => $"bbox_head.head_module.{branch}.{level}.{index}.conv.weight").ToList();
                var present = names.Where(n => stateDict.TryGet(n, out _)).Select(n => stateDict[n]).ToList();
                if (present.Count > 0)
                {
                    CheckEqual(present);
                    added.AddRange(names.Where(n => !stateDict.TryGet(n, out _)).Select(present[0].Rename));
                }
            }
        }

        return added.Count == 0 ? stateDict : new([.. stateDict.Entries, .. added]);
    }

    private static void CheckEqual(List<StateEntry> copies)
    {
        var first = copies[0].Read();
        foreach (var copy in copies.Skip(1))
        {
            if (!copy.Read().Bytes.Span.SequenceEqual(first.Bytes.Span))
            {
                throw new ParityException(
                    $"Expected the levels of the head to share their convolutions; \"{copies[0].Name}\" and \"{copy.Name}\" hold different numbers. "
                    + "If the net was trained with share_conv=False, set the option share_conv: false.");
            }
        }
    }
}
