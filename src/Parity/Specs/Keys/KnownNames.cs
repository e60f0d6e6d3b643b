using System.Collections.Immutable;

namespace Parity.Specs;

/// <summary>Fixed words of a spec.</summary>
internal static class KnownNames
{
    public static readonly ImmutableArray<string> Providers = ["cpu", "cuda", "tensorrt"];

    public static readonly ImmutableArray<string> Requirements = ["gpu", "cuda", "tensorrt", "trtexec", "polygraphy"];

    public static readonly ImmutableArray<string> Presets =
        ["torchvision-detection", "rtdetr", "ultralytics-rtdetr", "mmyolo-rtmdet", "mmdet-rtmdet", "yolo-letterbox"];

    public static readonly ImmutableArray<string> Faults =
    [
        "divide-by-225", "not-scaled", "scaled-twice", "bgr", "hwc", "no-normalize", "normalize-twice", "letterbox-instead-of-stretch",
        "stretch-instead-of-letterbox", "other-filter", "shifted-pixel", "exif-ignored", "empty",
    ];
}
