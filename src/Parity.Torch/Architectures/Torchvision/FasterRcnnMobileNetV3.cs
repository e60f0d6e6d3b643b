using Parity.Authoring;
using Parity.Checkpoints;
using Parity.Specs;
using Parity.Torch.Architectures.Recognition;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>torchvision's <c>fasterrcnn_mobilenet_v3_large_fpn</c> and <c>fasterrcnn_mobilenet_v3_large_320_fpn</c>.</summary>
/// <param name="name">One of the two names.</param>
[ParityArchitecture(Full)]
[ParityArchitecture(Low)]
internal sealed class FasterRcnnMobileNetV3(string name) : TorchArchitecture<FasterRcnnOptions>, IRecognisableArchitecture
{
    private const string Full = "torchvision/fasterrcnn-mobilenet-v3-large-fpn";
    private const string Low = "torchvision/fasterrcnn-mobilenet-v3-large-320-fpn";

    /// <inheritdoc/>
    public override string Decoder => "torchvision";

    /// <inheritdoc/>
    public string LooksFor => FasterRcnnRecognition.LooksFor;

    private FasterRcnnDefaults Defaults => name == Full ? FasterRcnnDefaults.Full : FasterRcnnDefaults.Low;

    /// <inheritdoc/>
    public ArchitectureGuess? Recognise(CheckpointWeights weights, ExportFacts? artefact) => FasterRcnnRecognition.Recognise(name, Defaults, weights, artefact);

    /// <inheritdoc/>
    protected override FasterRcnnOptions Bind(MapReader options) => new FasterRcnnOptionsBinder(Defaults).Bind(options);

    /// <inheritdoc/>
    protected override TorchDetector Build(FasterRcnnOptions options, CheckpointWeights? weights) => new FasterRcnnDetector(options);
}
