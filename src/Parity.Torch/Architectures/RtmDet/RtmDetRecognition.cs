using Parity.Authoring;
using Parity.Checkpoints;
using Parity.Torch.Architectures.Recognition;

namespace Parity.Torch.Architectures.RtmDet;

/// <summary>Tells RTMDet's sizes from names and shapes.</summary>
internal static class RtmDetRecognition
{
    public const string LooksFor = "RTMDet: backbone.stem.0.conv.weight and bbox_head.head_module.rtm_cls.0.weight (MMYOLO) or bbox_head.rtm_cls.0.weight (MMDetection)";

    private const int WidestStage = 1024;

    /// <summary>The guess for one size, or null.</summary>
    public static ArchitectureGuess? Recognise(string name, RtmDetSize size, CheckpointWeights weights)
    {
        var isMmdet = MmdetectionKeys.AreUsedBy(weights.StateDict);
        var shapes = new WeightShapes(isMmdet ? MmdetectionKeys.ToMmyolo(weights.StateDict) : weights.StateDict);
        if (!shapes.Has("backbone.stem.0.conv.weight") || shapes.Rows("bbox_head.head_module.rtm_cls.0.weight") is not { } classes || shapes.Rows("backbone.stage4.0.conv.weight") is not { } widest)
        {
            return null;
        }

        var exponent = isMmdet && size.MmdetectionExponent;
        var options = new OptionList();
        options.Add("num_classes", classes, 80, "rows of rtm_cls");
        options.Add("widen_factor", (double)widest / WidestStage, size.WidenFactor, "output channels of the last stage over 1024");
        Depth(options, shapes, size);
        return new()
        {
            Architecture = name,
            Because = $"RTMDet's keys as {(isMmdet ? "MMDetection" : "MMYOLO")} names them; channels and blocks tell the size",
            Options =
            [
                .. options.ToImmutable(),
                new("project", isMmdet ? "mmdet" : "mmyolo", "the key names; it decides the unit of distances"),
                new("exp_on_reg", exponent ? "true" : "false", "guessed: the weights do not tell; the published models of this size and project have it so"),
            ],
            Decoder = "rtmdet-raw",
            DecoderSetting = isMmdet ? "project: mmdet" : null,
            Preset = isMmdet ? "mmdet-rtmdet" : "mmyolo-rtmdet",
            Classes = classes,
        };
    }

    private static void Depth(OptionList options, WeightShapes shapes, RtmDetSize size)
    {
        // The pyramid pooling takes place 1 of the last stage.
        int[] blocks = [.. Enumerable.Range(1, 4).Select(i => shapes.Count(FormattableString.Invariant($"backbone.stage{i}.{(i == 4 ? 2 : 1)}.blocks.") + "{0}.conv1.conv.weight"))];
        var neck = shapes.Count("neck.top_down_layers.1.blocks.{0}.conv1.conv.weight");
        bool Fits(double factor) => new RtmDetWidths(new() { DeepenFactor = factor, WidenFactor = 1 }) is var widths && widths.Blocks.SequenceEqual(blocks) && widths.NeckBlocks == neck;
        if (Fits(size.DeepenFactor))
        {
            return;
        }

        // Several factors round to the same blocks; the smallest in hundredths stands for all.
        var found = Enumerable.Range(1, 400).Select(i => i / 100.0).FirstOrDefault(Fits);
        options.Add("deepen_factor", found > 0 ? found : blocks[1] / 6.0, size.DeepenFactor, FormattableString.Invariant($"[{string.Join(", ", blocks)}] blocks in the backbone, {neck} in the neck"));
    }
}
