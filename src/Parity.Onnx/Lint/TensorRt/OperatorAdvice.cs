namespace Parity.Onnx.Lint.TensorRt;

/// <summary>What to do about an operator that a TensorRT version lacks.</summary>
internal static class OperatorAdvice
{
    /// <summary>The fix in a sentence or two.</summary>
    public static string For(string operatorType)
    {
        var newer = OperatorTable.FirstWith(operatorType) is { } first ? $"use TensorRT {first} or newer" : null;
        return Around(operatorType) switch
        {
            { } way when newer is not null => $"{way}, or {newer}.",
            { } way => $"{way}.",
            null when newer is not null => $"{char.ToUpperInvariant(newer[0])}{newer[1..]}, or give it a plugin.",
            _ => "Write the model without it, cut it off the graph, or give it a plugin.",
        };
    }

    // Ways that keep the TensorRT version.
    private static string? Around(string operatorType) => operatorType switch
    {
        "LayerNormalization" => "Export with opset 16, whose exporter writes it as simple operators (keep those in FP32: they overflow in FP16)",
        "GroupNormalization" => "Export with opset 17 or lower, whose exporter writes it with InstanceNormalization",
        "GridSample" => "Write grid_sample with index arithmetic and gather before exporting",
        "NonMaxSuppression" => "Cut the suppression off the graph and do it outside, or use TensorRT's EfficientNMS plugin",
        "RoiAlign" => "Cut the second stage off the graph, or use TensorRT's own pooling plugin",
        "NonZero" => "Select with masks or TopK of fixed size instead of torch.nonzero, where or boolean indexing",
        "Mod" => "Write it as a - floor(a / b) * b",
        "Einsum" => "Write it as MatMul and Transpose",
        "Trilu" => "Store the mask as a constant",
        "Gelu" or "Mish" or "HardSwish" => "Export with an opset whose exporter writes it as simple operators",
        _ => null,
    };
}
