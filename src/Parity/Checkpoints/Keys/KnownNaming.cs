using System.Collections.Immutable;

namespace Parity.Checkpoints.Keys;

/// <summary>A pair of spellings of the same model's keys.</summary>
/// <param name="Reason">What the checkpoint's keys are.</param>
/// <param name="Rules">Key prefixes of the checkpoint and what the architecture calls them.</param>
internal sealed record KnownNaming(string Reason, ImmutableArray<KeyValuePair<string, string>> Rules)
{
    private static readonly (string, string)[] MmYolo =
    [
        ("neck.reduce_layers.2", "neck.reduce_layers.0"),
        ("neck.top_down_layers.0.1", "neck.reduce_layers.1"),
        ("neck.top_down_layers.0.0", "neck.top_down_blocks.0"),
        ("neck.top_down_layers.1", "neck.top_down_blocks.1"),
        ("neck.downsample_layers", "neck.downsamples"),
        ("neck.bottom_up_layers", "neck.bottom_up_blocks"),
        ("neck.out_layers", "neck.out_convs"),
        ("bbox_head.head_module", "bbox_head"),
    ];

    // These layers were plain convolutions once; now each stands in a Sequential. torchvision renames them itself while loading.
    private static readonly (string, string)[] OldTorchvision =
    [
        ("rpn.head.conv", "rpn.head.conv.0.0"),
        .. Enumerable.Range(0, 5).SelectMany(i => new[]
        {
            ($"backbone.fpn.inner_blocks.{i}", $"backbone.fpn.inner_blocks.{i}.0"),
            ($"backbone.fpn.layer_blocks.{i}", $"backbone.fpn.layer_blocks.{i}.0"),
        }),
    ];

    private static readonly (string, string)[] RtDetr1 =
    [
        .. Enumerable.Range(0, 4).SelectMany(i => new[]
        {
            ($"encoder.input_proj.{i}.0", $"encoder.input_proj.{i}.conv"),
            ($"encoder.input_proj.{i}.1", $"encoder.input_proj.{i}.norm"),
        }),
        ("decoder.enc_output.0", "decoder.enc_output.proj"),
        ("decoder.enc_output.1", "decoder.enc_output.norm"),
    ];

    /// <summary>Every known pair, in both directions.</summary>
    public static IReadOnlyList<KnownNaming> All { get; } =
    [
        Forward("MMYOLO's names for a model of MMDetection", MmYolo),
        Backward("MMDetection's names for a model of MMYOLO", MmYolo),
        Forward("torchvision's older names", OldTorchvision),
        Backward("torchvision's newer names for a model with the older ones", OldTorchvision),
        Forward("RT-DETR v1 names for a v2 model", RtDetr1),
        Backward("RT-DETR v2 names for a v1 model", RtDetr1),
    ];

    private static KnownNaming Forward(string reason, IEnumerable<(string From, string To)> rules) =>
        new(reason, [.. rules.Select(r => KeyValuePair.Create(r.From, r.To))]);

    private static KnownNaming Backward(string reason, IEnumerable<(string From, string To)> rules) =>
        Forward(reason, rules.Select(r => (r.To, r.From)));
}
