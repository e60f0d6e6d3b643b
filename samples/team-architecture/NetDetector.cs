using Parity.Imaging;
using Parity.Torch.Architectures;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TeamNet;

/// <summary>A patch embedding with a class and a box for every patch: small enough to read, shaped like a detector.</summary>
internal sealed class NetDetector : TorchDetector
{
    private const int Patch = 16;

    [ComponentName(Name = "stem")]
    private readonly Conv2d _stem;

    [ComponentName(Name = "logits")]
    private readonly Linear _logits;

    [ComponentName(Name = "boxes")]
    private readonly Linear _boxes;

    public NetDetector(NetOptions options)
        : base("Net")
    {
        _stem = torch.nn.Conv2d(3, options.Width, Patch, stride: Patch);
        _logits = torch.nn.Linear(options.Width, options.ClassCount);
        _boxes = torch.nn.Linear(options.Width, 4);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, torch.Tensor>> Detect(torch.Tensor input, ImageGeometry geometry)
    {
        var tokens = _stem.call(input).flatten(2).transpose(1, 2);
        return [new("pred_logits", _logits.call(tokens)), new("pred_boxes", _boxes.call(tokens).sigmoid())];
    }
}
