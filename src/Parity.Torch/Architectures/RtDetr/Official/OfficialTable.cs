using System.Collections.Frozen;
using System.Collections.Immutable;
using Parity.Torch.Architectures.RtDetr.Parts;

namespace Parity.Torch.Architectures.RtDetr.Official;

/// <summary>The published sizes; both releases share them.</summary>
internal static class OfficialTable
{
    //                                        blocks          bottleneck frozen  width  ffn   expansion layers answering
    private static readonly FrozenDictionary<string, OfficialSizes> Sizes = new Dictionary<string, OfficialSizes>
    {
        ["r18vd"] = Row([2, 2, 2, 2],  false, false, 256, 1024, 0.5, 3, -1),
        ["r34vd"] = Row([3, 4, 6, 3],  false, false, 256, 1024, 0.5, 4, -1),
        ["r50vd_m"] = Row([3, 4, 6, 3],  true, true, 256, 1024, 0.5, 6, 2),
        ["r50vd"] = Row([3, 4, 6, 3],  true, true, 256, 1024, 1.0, 6, -1),
        ["r101vd"] = Row([3, 4, 23, 3], true, true, 384, 2048, 1.0, 6, -1),
    }.ToFrozenDictionary();

    /// <summary>The size names.</summary>
    public static IEnumerable<string> Names => Sizes.Keys;

    /// <summary>The numbers of a size.</summary>
    public static OfficialSizes Get(string name) => Sizes[name];

    private static OfficialSizes Row(ImmutableArray<int> blocks, bool bottleneck, bool frozen, int width, int feedForward, double expansion, int layers, int answering) => new()
    {
        Backbone = new() { Blocks = blocks, Bottleneck = bottleneck, FrozenNorm = frozen },
        Encoder = new() { Hidden = width, FeedForward = feedForward, Expansion = expansion },
        Head = new() { Layers = layers, EvalIndex = answering },
    };
}
