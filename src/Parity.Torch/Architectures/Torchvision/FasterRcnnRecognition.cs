using Parity.Authoring;
using Parity.Checkpoints;
using Parity.Torch.Architectures.Recognition;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>Tells torchvision's Faster R-CNN on MobileNetV3-Large from names and shapes.</summary>
internal static class FasterRcnnRecognition
{
    public const string LooksFor = "torchvision's Faster R-CNN on MobileNetV3: backbone.body.0.0.weight, rpn.head.cls_logits.weight and roi_heads.box_predictor.cls_score.weight";

    private const int Blocks = 15;

    /// <summary>The guess for one builder, or null.</summary>
    public static ArchitectureGuess? Recognise(string name, FasterRcnnDefaults defaults, CheckpointWeights weights, ExportFacts? export)
    {
        var shapes = new WeightShapes(weights.StateDict);
        if (!shapes.Has("backbone.body.1.block.0.0.weight") || !shapes.Has("rpn.head.cls_logits.weight") || shapes.Rows("roi_heads.box_predictor.cls_score.weight") is not { } classes)
        {
            return null;
        }

        var options = new OptionList();
        options.Add("num_classes", classes, 91, "rows of roi_heads.box_predictor.cls_score; the background is among them");
        Sizes(options, defaults, export);
        Body(options, shapes);
        var pyramid = shapes.Rows("backbone.fpn.inner_blocks.0.0.weight") ?? shapes.Rows("backbone.fpn.inner_blocks.0.weight");
        options.Add("fpn_channels", pyramid, 256, "output channels of the pyramid");
        options.Add("representation_size", shapes.Rows("roi_heads.box_head.fc6.weight"), 1024, "rows of roi_heads.box_head.fc6");
        if (pyramid is { } channels && shapes.Axis("roi_heads.box_head.fc6.weight", 1) is { } pooled)
        {
            options.Add("roi_output_size", (long)Math.Round(Math.Sqrt((double)pooled / channels)), 7, "columns of fc6 over the pyramid's channels");
        }

        var depth = shapes.Count("rpn.head.conv.{0}.0.weight");
        options.Add("rpn_conv_depth", depth == 0 ? 1 : depth, 1, "convolutions of rpn.head.conv");
        return new()
        {
            Architecture = name,
            Because = "torchvision's keys of a Faster R-CNN on MobileNetV3-Large; the two builders have the same weights, and the sizes inside the export tell them apart where there is one",
            Options = options.ToImmutable(),
            Decoder = "torchvision",
            Preset = "torchvision-detection",
            Classes = classes,
            HasBackground = true,
        };
    }

    private static void Sizes(OptionList options, FasterRcnnDefaults defaults, ExportFacts? export)
    {
        if (export?.ResizeLimits is { } limits)
        {
            options.Add("min_size", limits.Shorter, defaults.MinSize, "the resize inside the export");
            options.Add("max_size", limits.Longer, defaults.MaxSize, "the resize inside the export");
        }

        if (export is { Selections: [var best, ..] })
        {
            options.Add("rpn_pre_nms_top_n_test", best, defaults.RpnTopN, "the first selection of the export keeps as many");
            options.Add("rpn_post_nms_top_n_test", best, defaults.RpnTopN, "guessed: as many as before suppression");
        }
    }

    private static void Body(OptionList options, WeightShapes shapes)
    {
        int[] outputs = [.. Enumerable.Range(1, Blocks).Select(i => LastConvolution(shapes, i))];
        foreach (var hundredths in Enumerable.Range(1, 400).OrderBy(h => h == 100 ? 0 : h % 25 == 0 ? 1 : h % 5 == 0 ? 2 : 3))
        {
            foreach (var reduced in (bool[])[false, true])
            {
                if (MobileNetV3Sizes.Large(new(hundredths / 100.0, reduced)).Select(b => b.Output).SequenceEqual(outputs) && shapes.Rows("backbone.body.0.0.weight") == MobileNetV3Sizes.Divisible(16 * hundredths / 100.0))
                {
                    options.Add("width_mult", hundredths / 100.0, 1, "output channels of backbone.body; other multipliers may round to the same");
                    if (reduced)
                    {
                        options.Add("reduced_tail", "true", "the last stage has half the channels");
                    }

                    return;
                }
            }
        }
    }

    private static int LastConvolution(WeightShapes shapes, int layer)
    {
        var prefix = FormattableString.Invariant($"backbone.body.{layer}.block.");
        return Enumerable.Range(0, 5).Reverse().Select(i => shapes.Rows(prefix + FormattableString.Invariant($"{i}.0.weight"))).FirstOrDefault(r => r is not null) ?? 0;
    }
}
