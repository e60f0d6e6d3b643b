using TorchSharp;

namespace Parity.Torch.Architectures.RtmDet;

/// <summary>
/// The neck's reduction of the coarsest map, under the name <c>2</c>: the original has one for every level, and those of the finer two do nothing and
/// have no keys. TorchSharp's own ModuleDict cannot be moved to another device or number type (0.107: its two indexers collide by name).
/// </summary>
internal sealed class ReduceLayers : MapModule
{
    private readonly ConvUnit _coarsest;

    /// <param name="input">Channels in.</param>
    /// <param name="output">Channels out.</param>
    /// <param name="epsilon">BatchNorm's.</param>
    public ReduceLayers(int input, int output, double epsilon)
        : base(nameof(ReduceLayers))
    {
        _coarsest = new(input, output, 1, epsilon);
        register_module("2", _coarsest);
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input) => _coarsest.call(input);
}
