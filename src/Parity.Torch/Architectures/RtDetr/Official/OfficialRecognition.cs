using Parity.Authoring;
using Parity.Checkpoints;
using Parity.Torch.Architectures.Recognition;
using Parity.Torch.Architectures.RtDetr.Parts;

namespace Parity.Torch.Architectures.RtDetr.Official;

/// <summary>Tells the official RT-DETR models from names and shapes.</summary>
internal static class OfficialRecognition
{
    public const string LooksFor = "RT-DETR: backbone.conv1.conv1_1.conv.weight and decoder.enc_output.0.weight (v1) or decoder.enc_output.proj.weight (v2)";

    private const string Stem = "backbone.conv1.conv1_{0}.conv.weight";
    private const string Block = "backbone.res_layers.{0}.blocks.0.branch2a.conv.weight";

    /// <summary>The guess for one row of the table, or null.</summary>
    public static ArchitectureGuess? Recognise(string name, OfficialSizes table, CheckpointWeights weights, ExportFacts? export)
    {
        var shapes = new WeightShapes(weights.StateDict);
        var second = shapes.Has("decoder.enc_output.proj.weight");
        var head = new HeadRecognition(shapes, "decoder.");
        if (!shapes.Has("backbone.conv1.conv1_1.conv.weight") || !(second || shapes.Has("decoder.enc_output.0.weight")) || head.Classes is not { } classes
            || second != name.StartsWith("rtdetrv2/", StringComparison.Ordinal)
            || shapes.Has("backbone.res_layers.0.blocks.0.branch2c.conv.weight") != table.Backbone.Bottleneck)
        {
            return null;
        }

        var side = weights.StateDict.TryGet("decoder.anchors", out var anchors) ? WeightShapes.SideOfAnchors(anchors.Shape) : null;
        return new()
        {
            Architecture = name,
            Because = $"the keys of RT-DETR's {(second ? "second" : "first")} release ({(second ? "decoder.enc_output.proj" : "decoder.enc_output.0")}); the blocks of its backbone tell the size",
            Options = Options(shapes, head, table, export, side),
            Decoder = "rtdetr-raw",
            Preset = "rtdetr",
            Classes = classes,
            InputSide = side,
        };
    }

    private static System.Collections.Immutable.ImmutableArray<GuessedOption> Options(WeightShapes shapes, HeadRecognition head, OfficialSizes table, ExportFacts? export, int? side)
    {
        var options = new OptionList();
        head.Note(options, table.Head, export, side);
        options.Add("stem", [.. Enumerable.Range(1, 3).Select(i => shapes.Rows(Numbered(Stem, i)) ?? 0)], table.Backbone.Stem, "output channels of backbone.conv1");
        options.Add("widths", shapes.RowsOfEach(Block), table.Backbone.Widths, "output channels of each stage's branch2a");
        options.Add("blocks", Blocks(shapes), table.Backbone.Blocks, "blocks of each stage");

        // What the decoder's options say holds for the encoder too, unless it is stated.
        var width = shapes.Rows("encoder.input_proj.0.0.weight") ?? shapes.Rows("encoder.input_proj.0.conv.weight");
        options.Add("encoder_hidden", width, head.Hidden == table.Head.Hidden ? table.Encoder.Hidden : head.Hidden ?? 0, "output channels of encoder.input_proj");
        options.Add(
            "encoder_ffn",
            shapes.Rows("encoder.encoder.0.layers.0.linear1.weight"),
            head.FeedForward == table.Head.FeedForward ? table.Encoder.FeedForward : head.FeedForward ?? 0,
            "rows of the encoder's linear1");
        if (width is { } hidden && shapes.Rows("encoder.fpn_blocks.0.conv1.conv.weight") is { } inner)
        {
            options.Add("expansion", (double)inner / hidden, table.Encoder.Expansion, "channels inside the encoder's fusion blocks");
        }

        return options.ToImmutable();
    }

    private static List<int> Blocks(WeightShapes shapes) =>
        [.. Enumerable.Range(0, shapes.Count(Block)).Select(i => shapes.Count(FormattableString.Invariant($"backbone.res_layers.{i}.blocks.") + "{0}.branch2a.conv.weight"))];

    private static string Numbered(string format, int number) => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, number);
}
