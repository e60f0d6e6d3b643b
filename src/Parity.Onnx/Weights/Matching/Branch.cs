namespace Parity.Onnx.Weights.Matching;

/// <summary>One branch of a fused block: a convolution (null: the identity) and its BatchNorm.</summary>
internal sealed class Branch
{
    /// <summary>Computes its factors and shifts once.</summary>
    public Branch(CheckpointTensor? weight, BatchNorm norm, double epsilon)
    {
        (Weight, Norm, Epsilon) = (weight, norm, epsilon);
        Scale = norm.Scale(epsilon);
        (Shift, ShiftSize) = norm.Shift(Scale, null);
    }

    /// <summary>The convolution's weight; null for the identity.</summary>
    public CheckpointTensor? Weight { get; }

    /// <summary>The BatchNorm.</summary>
    public BatchNorm Norm { get; }

    /// <summary>ε.</summary>
    public double Epsilon { get; }

    /// <summary>γ/√(σ²+ε) for every channel.</summary>
    public double[] Scale { get; }

    /// <summary>β − μ·s for every channel.</summary>
    public double[] Shift { get; }

    /// <summary>The size of the shift's terms.</summary>
    public double[] ShiftSize { get; }
}
