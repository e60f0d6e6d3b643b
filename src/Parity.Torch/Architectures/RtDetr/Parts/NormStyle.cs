namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>How a codebase names a convolution and its norm, and which norm it uses.</summary>
/// <param name="Conv">The convolution's key.</param>
/// <param name="Norm">The norm's key.</param>
/// <param name="Epsilon">Added to the variance: 1e-5 in the official code, 1e-3 in Ultralytics'.</param>
/// <param name="Frozen">The norm's numbers are constants (buffers) and it is computed as one multiplication and one addition.</param>
internal sealed record NormStyle(string Conv, string Norm, double Epsilon, bool Frozen = false)
{
    /// <summary>Names of the official code: <c>conv</c>, <c>norm</c>.</summary>
    public static NormStyle Official { get; } = new("conv", "norm", 1e-5);

    /// <summary>Names of an unnamed sequence: <c>0</c>, <c>1</c>.</summary>
    public NormStyle Numbered => this with { Conv = "0", Norm = "1" };

    /// <summary>Names of Ultralytics: <c>conv</c>, <c>bn</c>.</summary>
    public static NormStyle Ultralytics { get; } = new("conv", "bn", 1e-3);
}
