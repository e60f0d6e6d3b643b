using System.Text.RegularExpressions;
using Parity.Checkpoints;
using Parity.Detections;
using Parity.Imaging;
using Parity.Tensors;
using Parity.Torch.Running;
using TorchSharp;
using TorchSharp.Utils;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>torchvision's Faster R-CNN in evaluation form; normalisation, resize and suppression are inside, as in its exports.</summary>
internal sealed partial class FasterRcnnDetector : TorchDetector
{
    private readonly DetectionTransform _transform;

    public FasterRcnnDetector(FasterRcnnOptions options)
        : base("FasterRCNN")
    {
        (_transform, Backbone) = (new(options), new(options));
        (Rpn, Heads) = (new(options.Rpn, options.FpnChannels), new(options));
        RegisterComponents();
    }

    /// <summary>Body and pyramid.</summary>
    [field: ComponentName(Name = "backbone")]
    public PyramidBackbone Backbone { get; }

    /// <summary>The proposals.</summary>
    [field: ComponentName(Name = "rpn")]
    public RegionProposalNetwork Rpn { get; }

    /// <summary>The detections.</summary>
    [field: ComponentName(Name = "roi_heads")]
    public RoiHeads Heads { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, torch.Tensor>> Detect(torch.Tensor input, ImageGeometry geometry)
    {
        var image = Prepare(input);
        var levels = Backbone.call(image.Tensor);
        return Outputs(Heads.Detect(levels, Rpn.Propose(levels, image), image));
    }

    /// <summary>The image as the network sees it.</summary>
    public ModelInputImage Prepare(torch.Tensor input) => _transform.Apply(input);

    /// <summary>Files from before torchvision 0.13 lack the Sequential around some convolutions.</summary>
    public override StateDict Adapt(StateDict stateDict) => new(stateDict.Entries.Select(e => e.Rename(OwnSpelling(e.Name))));

    private static string OwnSpelling(string key) => OldHead().Replace(OldPyramid().Replace(key, "$1.0.$2"), "rpn.head.conv.0.0.$1");

    private static KeyValuePair<string, torch.Tensor>[] Outputs(IReadOnlyList<Detection> detections)
    {
        float[] corners = [.. detections.SelectMany(d => new[] { d.Box.X1, d.Box.Y1, d.Box.X2, d.Box.Y2 })];
        return
        [
            new("boxes", TensorData.From(corners, detections.Count, 4).ToTorch()),
            new("labels", TensorData.From([.. detections.Select(d => (long)d.Label)], detections.Count).ToTorch()),
            new("scores", TensorData.From([.. detections.Select(d => d.Score)], detections.Count).ToTorch()),
        ];
    }

    [GeneratedRegex(@"^(backbone\.fpn\.(?:inner|layer)_blocks\.\d+)\.(weight|bias)$")]
    private static partial Regex OldPyramid();

    [GeneratedRegex(@"^rpn\.head\.conv\.(weight|bias)$")]
    private static partial Regex OldHead();
}
