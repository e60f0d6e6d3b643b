using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>Linear maps <c>layers.{i}</c> with ReLU between them.</summary>
internal sealed class Mlp : MapPart
{
    private readonly TorchSharp.Modules.ModuleList<TorchSharp.Modules.Linear> _layers;

    /// <param name="widths">The width before the first map, between maps, and after the last.</param>
    public Mlp(params ReadOnlySpan<int> widths)
        : base(nameof(Mlp))
    {
        var layers = new TorchSharp.Modules.Linear[widths.Length - 1];
        for (var i = 0; i < layers.Length; i++)
        {
            layers[i] = torch.nn.Linear(widths[i], widths[i + 1]);
        }

        register_module("layers", _layers = torch.nn.ModuleList(layers));
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var current = _layers[0].call(input);
        for (var i = 1; i < _layers.Count; i++)
        {
            current = _layers[i].call(current.relu_());
        }

        return current.MoveToOuterDisposeScope();
    }
}
