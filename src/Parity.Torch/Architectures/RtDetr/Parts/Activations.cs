using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>Applies an <see cref="Activation"/>.</summary>
internal static class Activations
{
    /// <summary>Overwrites <paramref name="tensor"/>, which the caller has just made and nobody else reads, and returns it.</summary>
    public static torch.Tensor ApplyInPlace(this Activation activation, torch.Tensor tensor) => activation switch
    {
        Activation.Relu => tensor.relu_(),
        Activation.Silu => tensor.silu_(),
        _ => tensor,
    };
}
