namespace Parity.Imaging;

/// <summary>The order of an image tensor's axes.</summary>
public enum TensorLayout
{
    /// <summary><c>[3,H,W]</c>, with a batch axis <c>[1,3,H,W]</c>: PyTorch.</summary>
    Chw,

    /// <summary><c>[H,W,3]</c>, with a batch axis <c>[1,H,W,3]</c>: TensorFlow, and pictures in memory.</summary>
    Hwc,

    /// <summary>
    /// The shape of <see cref="Chw"/> over memory in the order of <see cref="Hwc"/>: what <c>reshape</c> or <c>view</c> makes where a
    /// transpose was meant. No model wants it; the fault <c>hwc</c> does it.
    /// </summary>
    ChwReshaped,
}
