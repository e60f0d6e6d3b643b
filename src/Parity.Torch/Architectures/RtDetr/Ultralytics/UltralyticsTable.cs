using System.Collections.Frozen;

namespace Parity.Torch.Architectures.RtDetr.Ultralytics;

/// <summary>The four models.</summary>
internal static class UltralyticsTable
{
    private static readonly FrozenDictionary<string, UltralyticsSizes> Sizes = new Dictionary<string, UltralyticsSizes>
    {
        ["rtdetr-l"] = new()
        {
            //                 middle output kernel light blocks
            Hg = new(32, 48, [new(48,  128,  3, false, 1), new(96,  512,  3, false, 1), new(192, 1024, 5, true, 3), new(384, 2048, 5, true, 1)]),
        },
        ["rtdetr-x"] = new()
        {
            Hg = new(32, 64, [new(64,  128,  3, false, 1), new(128, 512,  3, false, 2), new(256, 1024, 5, true, 5), new(512, 2048, 5, true, 2)]),
            NeckWidth = 384,
            NeckFeedForward = 2048,
        },
        ["rtdetr-resnet50"] = new() { ResNet = new(64, [64, 128, 256, 512], [3, 4, 6, 3]) },
        ["rtdetr-resnet101"] = new() { ResNet = new(64, [64, 128, 256, 512], [3, 4, 23, 3]) },
    }.ToFrozenDictionary();

    /// <summary>The model names.</summary>
    public static IEnumerable<string> Names => Sizes.Keys;

    /// <summary>The numbers of a model.</summary>
    public static UltralyticsSizes Get(string name) => Sizes[name];
}
