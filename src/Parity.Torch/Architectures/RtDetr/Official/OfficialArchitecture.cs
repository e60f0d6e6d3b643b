using Parity.Authoring;
using Parity.Checkpoints;
using Parity.Specs;
using Parity.Torch.Architectures.Recognition;
using Parity.Torch.Architectures.RtDetr.Parts;

namespace Parity.Torch.Architectures.RtDetr.Official;

/// <summary>RT-DETR as published with the papers, both releases (github.com/lyuwenyu/RT-DETR).</summary>
/// <param name="name">Release and size.</param>
[ParityArchitecture("rtdetr/r18vd")]
[ParityArchitecture("rtdetr/r34vd")]
[ParityArchitecture("rtdetr/r50vd_m")]
[ParityArchitecture("rtdetr/r50vd")]
[ParityArchitecture("rtdetr/r101vd")]
[ParityArchitecture("rtdetrv2/r18vd")]
[ParityArchitecture("rtdetrv2/r34vd")]
[ParityArchitecture("rtdetrv2/r50vd_m")]
[ParityArchitecture("rtdetrv2/r50vd")]
[ParityArchitecture("rtdetrv2/r101vd")]
internal sealed class OfficialArchitecture(string name) : TorchArchitecture<OfficialSizes>, IRecognisableArchitecture
{
    private const int WidestChannels = 65_536;

    /// <inheritdoc/>
    public override string Decoder => "rtdetr-raw";

    /// <inheritdoc/>
    public string LooksFor => OfficialRecognition.LooksFor;

    private string Model => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <inheritdoc/>
    public ArchitectureGuess? Recognise(CheckpointWeights weights, ExportFacts? artefact) => OfficialRecognition.Recognise(name, OfficialTable.Get(Model), weights, artefact);

    /// <inheritdoc/>
    protected override OfficialSizes Bind(MapReader options)
    {
        var sizes = OfficialTable.Get(Model);
        var input = options.InputSize(sizes.Input);
        var head = options.Head(sizes.Head, input);
        var (backbone, encoder) = (sizes.Backbone, sizes.Encoder);
        return sizes with
        {
            SecondRelease = name.StartsWith("rtdetrv2/", StringComparison.Ordinal),
            Input = input,
            Head = head,
            Backbone = backbone with
            {
                Stem = options.Integers("stem", 3, 1, WidestChannels, backbone.Stem),
                Widths = options.Integers("widths", 4, 1, WidestChannels, backbone.Widths),
                Blocks = options.Integers("blocks", 4, 1, 1000, backbone.Blocks),
                FrozenNorm = options.Flag("freeze_norm") ?? backbone.FrozenNorm,
            },
            Encoder = Encoder(options, encoder, head),
        };
    }

    /// <inheritdoc/>
    protected override TorchDetector Build(OfficialSizes options, CheckpointWeights? weights)
    {
        if (options.SecondRelease && weights is not null)
        {
            StoredAnchors.RequireTokens(weights.StateDict, options.Levels.Sum(l => l.Cells), options.Input);
        }

        return new OfficialNetwork(options);
    }

    private static EncoderSizes Encoder(MapReader options, EncoderSizes sizes, HeadSizes head)
    {
        // A narrow model states one width for all; the published ones differ only where the table says so.
        var narrow = new EncoderSizes
        {
            Hidden = options.Width("encoder_hidden", options.Has("hidden") ? head.Hidden : sizes.Hidden),
            FeedForward = options.Integer("encoder_ffn", 1, WidestChannels) ?? (options.Has("ffn") ? head.FeedForward : sizes.FeedForward),
            Heads = options.Has("heads") ? head.Heads : sizes.Heads,
            Expansion = options.Number("expansion", 0.01, 16) ?? sizes.Expansion,
        };
        options.Require(narrow.Hidden % narrow.Heads == 0, "encoder_hidden", $"must be a multiple of heads; found {narrow.Hidden} and {narrow.Heads}");
        return narrow;
    }
}
