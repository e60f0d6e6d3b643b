namespace Parity.Torch.Operators;

/// <summary>How torchvision's own resize rounds the new size: the two ways it runs do not agree.</summary>
public enum ResizeRounding
{
    /// <summary>Eager and scripted: side × scale in float64, so that 400 × 0.7 becomes 279.</summary>
    Eager,

    /// <summary>Inside a traced (exported) graph: side × scale in float32, so that 400 × 0.7 becomes 280.</summary>
    Traced,
}
