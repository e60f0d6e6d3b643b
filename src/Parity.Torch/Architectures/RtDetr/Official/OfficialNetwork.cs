using Parity.Imaging;
using Parity.Torch.Architectures.RtDetr.Parts;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Official;

/// <summary>An official RT-DETR with the original's state dict; answers <c>pred_logits</c> <c>[B,Q,C]</c> and <c>pred_boxes</c> <c>[B,Q,4]</c>.</summary>
internal sealed class OfficialNetwork : TorchDetector
{
    private readonly OfficialSizes _sizes;
    private readonly ResNetVd _backbone;
    private readonly HybridEncoder _encoder;
    private readonly Decoder _decoder;

    public OfficialNetwork(OfficialSizes sizes)
        : base(nameof(OfficialNetwork))
    {
        _sizes = sizes;
        var levels = sizes.Levels;
        var style = sizes.SecondRelease ? HeadStyle.OfficialV2 : HeadStyle.OfficialV1;
        var projection = sizes.SecondRelease ? NormStyle.Official : NormStyle.Official.Numbered;
        register_module("backbone", _backbone = new(sizes.Backbone));
        register_module("decoder", _decoder = new(sizes.Head, style, [.. levels.Select(_ => sizes.Encoder.Hidden)], levels));
        register_module("encoder", _encoder = new(sizes.Encoder, ResNetVd.Outputs(sizes.Backbone), levels[^1], projection));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, torch.Tensor>> Detect(torch.Tensor input, ImageGeometry geometry)
    {
        using var scope = torch.NewDisposeScope();
        var output = Detect(InputCheck.Batch(input, _sizes.Input), Probe.None);
        return [new("pred_logits", output.Logits.MoveToOuterDisposeScope()), new("pred_boxes", output.Boxes.MoveToOuterDisposeScope())];
    }

    /// <summary>Detects in a batch <c>[B,3,H,W]</c>; the caller disposes the output.</summary>
    public DecoderOutput Detect(torch.Tensor images, Probe probe)
    {
        using var scope = torch.NewDisposeScope();
        var maps = _backbone.Extract(images);
        probe.See("backbone", maps);
        var encoded = _encoder.Encode(maps, probe);
        probe.See("encoder", encoded);
        return _decoder.Detect(encoded).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    // The second release stores what is computed here just as well, and a model saved after deploy() also its fused
    // convolutions, beside the branches they come from.
    public override bool IsOptional(string key) =>
        base.IsOptional(key)
        || key is "decoder.anchors" or "decoder.valid_mask"
        || key.EndsWith(".num_points_scale", StringComparison.Ordinal)
        || RepVggBlock.IsFusedKey(key);

    // As in Part: fields are not registered a second time.
    protected override void RegisterComponents()
    {
    }
}
