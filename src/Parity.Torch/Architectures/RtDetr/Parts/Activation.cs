namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>What follows a convolution's norm.</summary>
internal enum Activation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>x · sigmoid(x).</summary>
    Silu,
}
