using System.Collections.Immutable;
using Parity.Imaging.Steps;

namespace Parity.Imaging;

/// <summary>The preprocessing of known training codes, by name; each is nothing but a visible list of steps.</summary>
public static class PreprocessPresets
{
    // OpenCV turns pictures upright by EXIF and cuts 16-bit grey to its upper byte.
    private static readonly DecodeStep OpenCvDecode = new() { Options = new() { Orientation = ImageOrientation.Apply, Grey16 = Grey16.HighByte } };

    private static readonly DecodeStep PillowDecode = new() { Options = new() { Grey16 = Grey16.Clip } };

    private static readonly NormalizeStep OpenMmlabBgr = new([103.53f, 116.28f, 123.675f], [57.375f, 57.12f, 58.395f]);

    private static readonly LayoutStep Chw = new(TensorLayout.Chw);

    /// <summary>Every preset with its steps.</summary>
    public static IReadOnlyDictionary<string, ImmutableArray<IPreprocessStep>> All { get; } =
        new Dictionary<string, ImmutableArray<IPreprocessStep>>(StringComparer.Ordinal)
        {
            // torchvision.models.detection: the model itself normalises, resizes and pads.
            ["torchvision-detection"] = [PillowDecode, ScaleStep.DivideBy(255), Chw],

            // RT-DETR's own repository: a stretch with Pillow's antialiased bilinear, no mean and deviation.
            ["rtdetr"] =
            [
                PillowDecode,
                new ResizeStep(new StretchRule(640, 640), ResizeFilter.PillowBilinear),
                ScaleStep.DivideBy(255),
                Chw,
                new BatchStep(),
            ],

            // Ultralytics' RT-DETR: the same stretch with OpenCV's bilinear, which is not antialiased.
            ["ultralytics-rtdetr"] =
            [
                OpenCvDecode,
                new ResizeStep(new StretchRule(640, 640), ResizeFilter.OpencvLinear),
                ScaleStep.DivideBy(255),
                Chw,
                new BatchStep(),
            ],

            // MMYOLO: sizes truncated, area when shrinking, centred padding, BGR.
            ["mmyolo-rtmdet"] =
            [
                OpenCvDecode,
                new ResizeStep(KeepRatioRule.Fit(640, 640) with { Rounding = SizeRounding.Truncate }, ResizeFilter.OpencvLinear) { ShrinkFilter = ResizeFilter.OpencvArea },
                new PadStep { Size = (640, 640), Value = [114, 114, 114] },
                new ChannelsStep(ChannelOrder.Bgr),
                OpenMmlabBgr,
                Chw,
                new BatchStep(),
            ],

            // MMDetection: sizes rounded, bilinear always, padding at the right and bottom only.
            ["mmdet-rtmdet"] =
            [
                OpenCvDecode,
                new ResizeStep(KeepRatioRule.Fit(640, 640) with { Rounding = SizeRounding.HalfUp }, ResizeFilter.OpencvLinear),
                new PadStep { Size = (640, 640), Value = [114, 114, 114], Align = PadAlignment.TopLeft },
                new ChannelsStep(ChannelOrder.Bgr),
                OpenMmlabBgr,
                Chw,
                new BatchStep(),
            ],

            // The letterbox of the YOLO family, to the full square.
            ["yolo-letterbox"] =
            [
                OpenCvDecode,
                new LetterboxStep(640, 640, ResizeFilter.OpencvLinear),
                ScaleStep.DivideBy(255),
                Chw,
                new BatchStep(),
            ],
        };

    /// <summary>The names, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The steps of a preset, or null when no preset has that name.</summary>
    public static IReadOnlyList<IPreprocessStep>? Find(string name) => All.TryGetValue(name, out var steps) ? steps : null;
}
