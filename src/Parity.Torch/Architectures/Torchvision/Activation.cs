namespace Parity.Torch.Architectures.Torchvision;

/// <summary>What follows a normalised convolution.</summary>
internal enum Activation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>x · clamp(x + 3, 0, 6) / 6.</summary>
    Hardswish,
}
