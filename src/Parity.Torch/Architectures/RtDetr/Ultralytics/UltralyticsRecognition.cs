using System.Globalization;
using Parity.Authoring;
using Parity.Checkpoints;
using Parity.Torch.Architectures.Recognition;
using Parity.Torch.Architectures.RtDetr.Parts;

namespace Parity.Torch.Architectures.RtDetr.Ultralytics;

/// <summary>Tells Ultralytics' RT-DETR models from names and shapes.</summary>
internal static class UltralyticsRecognition
{
    public const string LooksFor = "Ultralytics' RT-DETR: model.0.stem1.conv.weight (HGNetV2) or model.0.layer.0.conv.weight (ResNet), and model.N.enc_score_head.weight";

    private const int MostLayers = 200;

    /// <summary>The guess for one row of the table, or null.</summary>
    public static ArchitectureGuess? Recognise(string name, UltralyticsSizes table, CheckpointWeights weights, ExportFacts? export)
    {
        var shapes = new WeightShapes(weights.StateDict);
        var decoder = Enumerable.Range(0, MostLayers).Select(i => string.Create(CultureInfo.InvariantCulture, $"model.{i}.")).FirstOrDefault(p => shapes.Has(p + "enc_score_head.weight"));
        var fits = table.Hg is not null ? shapes.Has("model.0.stem1.conv.weight") : shapes.Has("model.0.layer.0.conv.weight");
        if (decoder is null || !fits)
        {
            return null;
        }

        var head = new HeadRecognition(shapes, decoder);
        var side = weights.ExtraTensors.Where(t => t.Key.EndsWith("anchors", StringComparison.Ordinal)).Select(t => WeightShapes.SideOfAnchors(t.Value.Shape)).FirstOrDefault();
        var options = new OptionList();
        head.Note(options, table.Head, export, side);
        var neck = table.Hg is { } hg ? Backbone(options, shapes, hg) : Backbone(options, shapes, table.ResNet!);
        options.Add("neck_hidden", shapes.Rows(Key(neck, "conv.weight")), head.Hidden == table.Head.Hidden ? table.NeckWidth : head.Hidden ?? 0, "output channels of the layer after the backbone");
        options.Add("neck_ffn", shapes.Rows(Key(neck + 1, "fc1.weight")), head.FeedForward == table.Head.FeedForward ? table.NeckFeedForward : head.FeedForward ?? 0, "rows of the neck's fc1");
        return new()
        {
            Architecture = name,
            Because = $"Ultralytics' numbered layers with RT-DETR's decoder at {decoder.TrimEnd('.')}; the backbone tells the model",
            Options = options.ToImmutable(),
            Decoder = "ultralytics-rtdetr",
            Preset = "ultralytics-rtdetr",
            Classes = head.Classes ?? 1,
            InputSide = side,
        };
    }

    // Stages are runs of blocks; a lone convolution lies between two of them.
    private static int Backbone(OptionList options, WeightShapes shapes, HgSizes table)
    {
        var stages = new List<(int Middle, int Output, int Blocks)>();
        var layer = 1;
        for (; shapes.Has(Key(layer, "ec.conv.weight")) || shapes.Has(Key(layer + 1, "ec.conv.weight")); layer++)
        {
            if (shapes.Rows(Key(layer, "ec.conv.weight")) is not { } output)
            {
                continue;
            }

            var middle = shapes.Rows(Key(layer, "m.0.conv.weight")) ?? shapes.Rows(Key(layer, "m.0.conv1.conv.weight")) ?? 0;
            if (stages.Count > 0 && shapes.Has(Key(layer - 1, "ec.conv.weight")))
            {
                stages[^1] = stages[^1] with { Blocks = stages[^1].Blocks + 1 };
            }
            else
            {
                stages.Add((middle, output, 1));
            }
        }

        options.Add("stem", [shapes.Rows("model.0.stem1.conv.weight") ?? 0, shapes.Rows("model.0.stem4.conv.weight") ?? 0], [table.StemMiddle, table.StemOutput], "output channels of model.0");
        options.Add("middles", [.. stages.Select(s => s.Middle)], [.. table.Stages.Select(s => s.Middle)], "channels inside the blocks of each stage");
        options.Add("widths", [.. stages.Select(s => s.Output)], [.. table.Stages.Select(s => s.Output)], "output channels of each stage");
        options.Add("blocks", [.. stages.Select(s => s.Blocks)], [.. table.Stages.Select(s => s.Blocks)], "blocks of each stage");
        return layer;
    }

    private static int Backbone(OptionList options, WeightShapes shapes, ResNetSizes table)
    {
        var stages = 1;
        var (widths, blocks) = (new List<int>(), new List<int>());
        for (; shapes.Rows(Key(stages, "layer.0.cv1.conv.weight")) is { } width; stages++)
        {
            widths.Add(width);
            blocks.Add(shapes.Count(Key(stages, "layer.{0}.cv1.conv.weight")));
        }

        options.Add("stem", shapes.Rows("model.0.layer.0.conv.weight"), table.Stem, "output channels of model.0");
        options.Add("widths", widths, table.Widths, "channels inside the blocks of each stage");
        options.Add("blocks", blocks, table.Blocks, "blocks of each stage");
        return stages;
    }

    private static string Key(int layer, string rest) => string.Concat("model.", layer.ToString(CultureInfo.InvariantCulture), ".", rest);
}
