using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>Class scores and, per class, box offsets.</summary>
internal sealed class BoxPredictor : Module
{
    [ComponentName(Name = "cls_score")]
    private readonly Linear _classes;

    [ComponentName(Name = "bbox_pred")]
    private readonly Linear _boxes;

    public BoxPredictor(int width, int classes)
        : base("FastRCNNPredictor")
    {
        (_classes, _boxes) = (Linear(width, classes), Linear(width, 4 * classes));
        RegisterComponents();
    }

    /// <summary>Probabilities <c>[N,C]</c> and offsets <c>[N,4C]</c>.</summary>
    public (torch.Tensor Probabilities, torch.Tensor Deltas) Predict(torch.Tensor features) => (_classes.call(features).softmax(-1), _boxes.call(features));
}
