using Parity.Authoring;
using Parity.Checkpoints;
using Parity.Specs;
using Parity.Torch.Architectures.Recognition;

namespace Parity.Torch.Architectures.RtmDet;

/// <summary>
/// RTMDet as MMYOLO and MMDetection train it, by size. Outputs are the raw head's: <c>cls.0</c> to <c>cls.2</c> <c>[1,classes,h,w]</c> (logits) and
/// <c>reg.0</c> to <c>reg.2</c> <c>[1,4,h,w]</c> (left, top, right, bottom), at strides 8, 16 and 32.
/// </summary>
/// <param name="name">The architecture's name, which ends in the size.</param>
[ParityArchitecture("rtmdet/tiny")]
[ParityArchitecture("rtmdet/s")]
[ParityArchitecture("rtmdet/m")]
[ParityArchitecture("rtmdet/l")]
[ParityArchitecture("rtmdet/x")]
internal sealed class RtmDetArchitecture(string name) : TorchArchitecture<RtmDetOptions>, IRecognisableArchitecture
{
    private const string Mmdet = "mmdet";

    private readonly RtmDetSize _size = RtmDetSize.Of(name);

    /// <inheritdoc/>
    public override string Decoder => "rtmdet-raw";

    /// <inheritdoc/>
    public string LooksFor => RtmDetRecognition.LooksFor;

    /// <inheritdoc/>
    public ArchitectureGuess? Recognise(CheckpointWeights weights, ExportFacts? artefact) => RtmDetRecognition.Recognise(name, _size, weights);

    /// <inheritdoc/>
    protected override RtmDetOptions Bind(MapReader options)
    {
        var defaults = new RtmDetOptions { DeepenFactor = _size.DeepenFactor, WidenFactor = _size.WidenFactor };
        return defaults with
        {
            ClassCount = options.Integer("num_classes", min: 1) ?? defaults.ClassCount,
            DeepenFactor = options.Number("deepen_factor", min: 0.01, max: 8) ?? defaults.DeepenFactor,
            // Below 1/32 the stem would have no channel.
            WidenFactor = options.Number("widen_factor", min: 0.03125, max: 8) ?? defaults.WidenFactor,
            Project = options.Choice("project", ["mmyolo", Mmdet]) switch
            {
                null => null,
                Mmdet => RtmDetProject.Mmdetection,
                _ => RtmDetProject.Mmyolo,
            },
            ExponentOnDistances = options.Flag("exp_on_reg"),
            ShareConvolutions = options.Flag("share_conv") ?? defaults.ShareConvolutions,
            BatchNormEpsilon = options.Number("batchnorm_eps", min: 1e-12, max: 1) ?? defaults.BatchNormEpsilon,
        };
    }

    /// <inheritdoc/>
    protected override TorchDetector Build(RtmDetOptions options, CheckpointWeights? weights) =>
        new RtmDetDetector(options, DistanceRule.Choose(options, _size, weights?.StateDict));
}
