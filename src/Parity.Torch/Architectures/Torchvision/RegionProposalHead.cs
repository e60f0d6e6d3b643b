using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>Objectness and offsets for the anchors of every cell; one head serves all levels.</summary>
internal sealed class RegionProposalHead : Module
{
    [ComponentName(Name = "conv")]
    private readonly Sequential _hidden;

    private readonly Conv2d[] _convolutions;

    [ComponentName(Name = "cls_logits")]
    private readonly Conv2d _logits;

    [ComponentName(Name = "bbox_pred")]
    private readonly Conv2d _deltas;

    public RegionProposalHead(int channels, int anchors, int depth)
        : base("RPNHead")
    {
        _convolutions = [.. Enumerable.Range(0, depth).Select(_ => Conv2d(channels, channels, 3, padding: 1))];
        _hidden = Sequential(_convolutions.Select(c => (Module<torch.Tensor, torch.Tensor>)Sequential(c, ReLU())));
        (_logits, _deltas) = (Conv2d(channels, anchors, 1), Conv2d(channels, anchors * 4, 1));
        RegisterComponents();
    }

    /// <summary>Logits <c>[1,A,H,W]</c> and deltas <c>[1,4A,H,W]</c> of one level.</summary>
    public (torch.Tensor Logits, torch.Tensor Deltas) Predict(torch.Tensor level)
    {
        foreach (var convolution in _convolutions)
        {
            level = AlignedConvolution.Apply(convolution, level, stride: 1).relu_();
        }

        return (_logits.call(level), _deltas.call(level));
    }
}
