using Parity.Detections;
using Parity.Specs;
using Parity.Torch.Operators;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>Reads the options under torchvision's own keyword names.</summary>
/// <param name="defaults">The builder's values.</param>
internal sealed class FasterRcnnOptionsBinder(FasterRcnnDefaults defaults)
{
    // Far above any real model, low enough that a slip of the keyboard does not ask for all memory.
    private const int Many = 100_000;

    public FasterRcnnOptions Bind(MapReader options)
    {
        var plain = new FasterRcnnOptions { Resize = Resize(options), Rpn = new() { Anchors = [], PreNmsTopN = 1, PostNmsTopN = 1 } };
        var layers = ReturnedLayers(options, plain.ReturnedLayers);
        return plain with
        {
            NumClasses = options.Integer("num_classes", 2, Many) ?? plain.NumClasses,
            ImageMean = options.Numbers("image_mean", 3) ?? plain.ImageMean,
            ImageStd = Positive(options, "image_std", 3) ?? plain.ImageStd,
            Body = new(
                options.Number("width_mult", 0.01, 16) ?? 1,
                options.Flag("reduced_tail") ?? false,
                options.Flag("dilated") ?? false),
            ReturnedLayers = layers,
            FpnChannels = options.Integer("fpn_channels", 1, 8192) ?? plain.FpnChannels,
            Rpn = Rpn(options, layers.Count + 1),
            Pooling = Pooling(options, plain.Pooling),
            Box = Box(options),
        };
    }

    private ShortSideResize Resize(MapReader options) => new(
        options.Integer("min_size", 1, Many) ?? defaults.MinSize,
        options.Integer("max_size", 1, Many) ?? defaults.MaxSize,
        options.Choice("resize_rounding", ["eager", "traced"]) == "traced" ? ResizeRounding.Traced : ResizeRounding.Eager);

    private RegionProposalOptions Rpn(MapReader options, int levels)
    {
        var plain = new RegionProposalOptions { Anchors = Anchors(options, levels), PreNmsTopN = defaults.RpnTopN, PostNmsTopN = defaults.RpnTopN };
        return plain with
        {
            ConvDepth = options.Integer("rpn_conv_depth", 1, 16) ?? plain.ConvDepth,
            PreNmsTopN = options.Integer("rpn_pre_nms_top_n_test", 1) ?? plain.PreNmsTopN,
            PostNmsTopN = options.Integer("rpn_post_nms_top_n_test", 1) ?? plain.PostNmsTopN,
            NmsThreshold = options.Number("rpn_nms_thresh", 0, 1) ?? plain.NmsThreshold,
            ScoreThreshold = options.Number("rpn_score_thresh", 0, 1) ?? plain.ScoreThreshold,
        };
    }

    private static BoxHeadOptions Box(MapReader options)
    {
        var plain = new BoxHeadOptions();
        var weights = Positive(options, "bbox_reg_weights", 4);
        return plain with
        {
            RepresentationSize = options.Integer("representation_size", 1, Many) ?? plain.RepresentationSize,
            Coder = weights is null ? plain.Coder : new(weights[0], weights[1], weights[2], weights[3]),
            ScoreThreshold = options.Number("box_score_thresh", 0, 1) ?? plain.ScoreThreshold,
            NmsThreshold = options.Number("box_nms_thresh", 0, 1) ?? plain.NmsThreshold,
            DetectionsPerImage = options.Integer("box_detections_per_img", 1) ?? plain.DetectionsPerImage,
        };
    }

    private static RoiAlignOptions Pooling(MapReader options, RoiAlignOptions plain)
    {
        var bins = options.Integer("roi_output_size", 1, 64) ?? plain.OutputHeight;
        return plain with { OutputHeight = bins, OutputWidth = bins, SamplingRatio = options.Integer("roi_sampling_ratio", 0, 64) ?? plain.SamplingRatio };
    }

    private static IReadOnlyList<int> ReturnedLayers(MapReader options, IReadOnlyList<int> plain)
    {
        if (options.Numbers("returned_layers") is not { } layers)
        {
            return plain;
        }

        // torchvision pools from the levels named "0" to "3".
        if (layers.Count is >= 1 and <= 4 && layers.All(l => l is >= 0 and <= 5 && l == (int)l) && layers.Zip(layers.Skip(1), (a, b) => a < b).All(rising => rising))
        {
            return [.. layers.Select(l => (int)l)];
        }

        options.Problems.Add(options.Node("returned_layers")!.At, "\"returned_layers\" must be one to four rising stage numbers from 0 to 5, for instance [4, 5].");
        return plain;
    }

    private static IReadOnlyList<Box>[] Anchors(MapReader options, int levels)
    {
        var sizes = options.NumbersPerLevel("anchor_sizes", levels) ?? [.. Enumerable.Repeat<float[]>([32, 64, 128, 256, 512], levels)];
        var ratios = options.NumbersPerLevel("anchor_ratios", levels) ?? [.. Enumerable.Repeat<float[]>([0.5f, 1, 2], levels)];
        IReadOnlyList<Box>[] anchors = [.. sizes.Zip(ratios, AnchorGrid.Bases)];
        if (anchors.Any(a => a.Count != anchors[0].Count))
        {
            options.Problems.Add(options.At, $"\"anchor_sizes\" times \"anchor_ratios\" must give every level the same number of anchors, since one head serves all; found {string.Join(", ", anchors.Select(a => a.Count))}.");
        }

        return anchors;
    }

    private static IReadOnlyList<float>? Positive(MapReader options, string key, int count)
    {
        var numbers = options.Numbers(key, count);
        if (numbers is null || numbers.All(n => n > 0))
        {
            return numbers;
        }

        options.Problems.Add(options.Node(key)!.At, $"\"{key}\" divides: every number must be greater than 0.");
        return null;
    }
}
