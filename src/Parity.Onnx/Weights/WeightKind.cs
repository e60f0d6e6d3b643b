namespace Parity.Onnx.Weights;

/// <summary>What became of a weight on its way from the checkpoint into the ONNX file.</summary>
public enum WeightKind
{
    /// <summary>The same values in the same shape.</summary>
    Identical,

    /// <summary>The same values in another shape.</summary>
    Reshaped,

    /// <summary>The same values with axes exchanged, as Linear becomes MatMul.</summary>
    Transposed,

    /// <summary>Cut into several tensors, as packed attention projections are.</summary>
    Split,

    /// <summary>Picked by an index that the exporter computed, as tables of relative positions are: every value stands in the checkpoint's tensor.</summary>
    Gathered,

    /// <summary>Rounded to float16 or bfloat16, otherwise the same.</summary>
    Rounded,

    /// <summary>Merged with a BatchNorm: W·γ/√(σ²+ε), bias β + (b − μ)·γ/√(σ²+ε).</summary>
    Folded,

    /// <summary>Summed with parallel branches into one convolution, as RepVGG blocks are.</summary>
    Fused,

    /// <summary>Nothing in the graph uses it: a layer for training, or a counter.</summary>
    Unused,

    /// <summary>Only in the ONNX file, and no layer's weight: made by the exporter from the code, not from the checkpoint.</summary>
    Constant,

    /// <summary>In both, with other values.</summary>
    Different,

    /// <summary>Not found on the other side.</summary>
    Unexplained,
}
