using System.Collections.Immutable;

namespace Parity.Specs;

/// <summary>The original model of a spec.</summary>
public sealed record ReferenceSpec
{
    /// <summary>Where it stands in the spec.</summary>
    public required SpecLocation At { get; init; }

    /// <summary>The kind of source: <c>checkpoint</c>, <c>torchscript</c>, <c>recorded</c> or <c>command</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The model file (checkpoint, TorchScript archive, recorded outputs) or the command line.</summary>
    public required string Source { get; init; }

    /// <summary>Where the file or command line stands in the spec.</summary>
    public SpecLocation SourceAt { get; init; }

    /// <summary>Which entry of the checkpoint holds the weights; null: chosen by layout.</summary>
    public string? Weights { get; init; }

    /// <summary>The architecture's name, for instance <c>torchvision/fasterrcnn-mobilenet-v3-large-320-fpn</c>.</summary>
    public string? Architecture { get; init; }

    /// <summary>The absolute path of an assembly that holds the architecture; null: it is one of Parity's own, or registered by the host.</summary>
    public string? Assembly { get; init; }

    /// <summary>The architecture's options as written; the architecture binds them.</summary>
    public SpecMap? Options { get; init; }

    /// <summary>A prefix to remove from every key; null: known wrappings are handled by layout.</summary>
    public string? StripPrefix { get; init; }

    /// <summary>Key prefixes to replace, in order.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Rename { get; init; } = [];

    /// <summary>
    /// True: on a machine without the file at <see cref="Source"/> the approved goldens judge the candidates (large weights stay out of CI).
    /// False: a missing file is an error.
    /// </summary>
    public bool GoldenStandsIn { get; init; }

    /// <summary><c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Threads for one forward pass; null: the runtime decides.</summary>
    public int? Threads { get; init; }

    /// <summary>A decoder for this side only.</summary>
    public DetectionSpec? Detections { get; init; }

    /// <summary>Further settings of the kind, as written (a command's time limit, for instance).</summary>
    public SpecMap? Settings { get; init; }

    /// <summary>True where the model file is absent and the spec lets the goldens judge instead.</summary>
    internal bool IsReplacedByGolden => GoldenStandsIn && !Path.Exists(Source);
}
