using System.Globalization;
using Parity.Authoring;
using Parity.Checkpoints;
using Parity.Specs;
using Parity.Torch.Architectures.Recognition;
using Parity.Torch.Architectures.RtDetr.Parts;

namespace Parity.Torch.Architectures.RtDetr.Ultralytics;

/// <summary>Ultralytics' RT-DETR models, re-implemented from published facts.</summary>
/// <param name="name">Family and model.</param>
[ParityArchitecture("ultralytics/rtdetr-l")]
[ParityArchitecture("ultralytics/rtdetr-x")]
[ParityArchitecture("ultralytics/rtdetr-resnet50")]
[ParityArchitecture("ultralytics/rtdetr-resnet101")]
internal sealed class UltralyticsArchitecture(string name) : TorchArchitecture<UltralyticsSizes>, IRecognisableArchitecture
{
    private const int WidestChannels = 65_536;

    /// <inheritdoc/>
    public override string Decoder => "ultralytics-rtdetr";

    /// <inheritdoc/>
    public string LooksFor => UltralyticsRecognition.LooksFor;

    private string Model => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <inheritdoc/>
    public ArchitectureGuess? Recognise(CheckpointWeights weights, ExportFacts? artefact) => UltralyticsRecognition.Recognise(name, UltralyticsTable.Get(Model), weights, artefact);

    /// <inheritdoc/>
    protected override UltralyticsSizes Bind(MapReader options)
    {
        var sizes = UltralyticsTable.Get(Model);
        var input = options.InputSize(sizes.Input);
        var head = options.Head(sizes.Head, input);
        var neck = sizes with
        {
            Input = input,
            Head = head,
            NeckWidth = options.Width("neck_hidden", options.Has("hidden") ? head.Hidden : sizes.NeckWidth),
            NeckFeedForward = options.Integer("neck_ffn", 1, WidestChannels) ?? (options.Has("ffn") ? head.FeedForward : sizes.NeckFeedForward),
            NeckHeads = options.Has("heads") ? head.Heads : sizes.NeckHeads,
            Hg = sizes.Hg is { } hg ? Backbone(options, hg) : null,
            ResNet = sizes.ResNet is { } resNet ? Backbone(options, resNet) : null,
            StatedEpsilon = options.Number("batchnorm_eps", 0, 1),
            Rows = options.Choice("output", ["scores", "detections"]) == "detections" ? OutputRows.Detections : OutputRows.Scores,
        };
        options.Require(neck.NeckWidth % neck.NeckHeads == 0, "neck_hidden", $"must be a multiple of heads; found {neck.NeckWidth} and {neck.NeckHeads}");
        return neck;
    }

    /// <inheritdoc/>
    protected override TorchDetector Build(UltralyticsSizes options, CheckpointWeights? weights)
    {
        var stated = options.StatedEpsilon ?? EpsilonOf(weights);
        var network = new UltralyticsNetwork(options with { Epsilon = stated ?? options.Epsilon });
        if (weights is not null)
        {
            var from = options.StatedEpsilon is not null ? "the spec" : stated is not null ? "the checkpoint" : "the original's default";
            network.Note(string.Create(CultureInfo.InvariantCulture, $"batch norm epsilon {stated ?? options.Epsilon} from {from}"));
            network.Note(CachedAnchors.Apply(network, weights));
        }

        return network;
    }

    private static double? EpsilonOf(CheckpointWeights? weights) =>
        weights?.Attributes.TryGetValue("batchnorm.eps", out var text) == true ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    private static HgSizes Backbone(MapReader options, HgSizes sizes)
    {
        var stem = options.Integers("stem", 2, 2, WidestChannels, [sizes.StemMiddle, sizes.StemOutput]);
        var middles = options.Integers("middles", 4, 1, WidestChannels, [.. sizes.Stages.Select(s => s.Middle)]);
        var widths = options.Integers("widths", 4, 2, WidestChannels, [.. sizes.Stages.Select(s => s.Output)]);
        var blocks = options.Integers("blocks", 4, 1, 1000, [.. sizes.Stages.Select(s => s.Blocks)]);
        return new(stem[0], stem[1], [.. sizes.Stages.Select((s, i) => s with { Middle = middles[i], Output = widths[i], Blocks = blocks[i] })]);
    }

    private static ResNetSizes Backbone(MapReader options, ResNetSizes sizes) => new(
        options.Integer("stem", 1, WidestChannels) ?? sizes.Stem,
        options.Integers("widths", 4, 1, WidestChannels, sizes.Widths),
        options.Integers("blocks", 4, 1, 1000, sizes.Blocks));
}
