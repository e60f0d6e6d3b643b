using Parity.Authoring;
using Parity.Checkpoints;
using Parity.Specs;
using Parity.Torch.Architectures;
using Parity.Torch.Architectures.Recognition;

namespace TeamNet;

/// <summary>The team's network under the name that specs use. Recognition is optional: with it, <c>parity new --assembly</c> knows the network's weights.</summary>
[ParityArchitecture("team/net")]
public sealed class NetArchitecture : TorchArchitecture<NetOptions>, IRecognisableArchitecture
{
    /// <inheritdoc/>
    public override string Decoder => "rtdetr-raw";

    /// <inheritdoc/>
    public string LooksFor => "team/net: stem.weight and logits.weight";

    /// <inheritdoc/>
    public ArchitectureGuess? Recognise(CheckpointWeights weights, ExportFacts? artefact)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (!weights.StateDict.TryGet("stem.weight", out var stem) || !weights.StateDict.TryGet("logits.weight", out var logits))
        {
            return null;
        }

        return new()
        {
            Architecture = "team/net",
            Because = "the team's keys",
            Options =
            [
                new("num_classes", FormattableString.Invariant($"{logits.Shape[0]}"), "rows of logits"),
                new("width", FormattableString.Invariant($"{stem.Shape[0]}"), "channels of the stem"),
            ],
            Decoder = Decoder,
            Preset = "rtdetr",
            Classes = (int)logits.Shape[0],
        };
    }

    /// <inheritdoc/>
    protected override NetOptions Bind(MapReader options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new()
        {
            ClassCount = options.Integer("num_classes", min: 1) ?? 80,
            Width = options.Integer("width", min: 1) ?? 8,
        };
    }

    /// <inheritdoc/>
    protected override TorchDetector Build(NetOptions options, CheckpointWeights? weights) => new NetDetector(options);
}
