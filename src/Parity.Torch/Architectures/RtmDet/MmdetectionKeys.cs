using Parity.Checkpoints;

namespace Parity.Torch.Architectures.RtmDet;

/// <summary>The key names of MMDetection's RTMDet, which has the same layers as MMYOLO's under other names.</summary>
internal static class MmdetectionKeys
{
    private static readonly (string Mmdetection, string Mmyolo)[] Parts =
    [
        ("neck.reduce_layers.0.", "neck.reduce_layers.2."),
        ("neck.reduce_layers.1.", "neck.top_down_layers.0.1."),
        ("neck.top_down_blocks.0.", "neck.top_down_layers.0.0."),
        ("neck.top_down_blocks.1.", "neck.top_down_layers.1."),
        ("neck.downsamples.", "neck.downsample_layers."),
        ("neck.bottom_up_blocks.", "neck.bottom_up_layers."),
        ("neck.out_convs.", "neck.out_layers."),
        ("bbox_head.", "bbox_head.head_module."),
    ];

    /// <summary>True when the state dict has MMDetection's names.</summary>
    public static bool AreUsedBy(StateDict stateDict) => stateDict.Entries.Any(e =>
        e.Name.StartsWith("neck.out_convs.", StringComparison.Ordinal) || e.Name.StartsWith("bbox_head.rtm_", StringComparison.Ordinal));

    /// <summary>The same tensors under MMYOLO's names.</summary>
    public static StateDict ToMmyolo(StateDict stateDict) => new(stateDict.Entries.Select(e => e.Rename(ToMmyolo(e.Name))));

    private static string ToMmyolo(string key)
    {
        var (from, to) = Parts.FirstOrDefault(p => key.StartsWith(p.Mmdetection, StringComparison.Ordinal));
        return from is null ? key : to + key[from.Length..];
    }
}
