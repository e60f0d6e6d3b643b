using System.Globalization;

namespace Parity.Onnx.Weights;

/// <summary>The account of one weight. Rows of the ONNX file alone have no checkpoint name.</summary>
public sealed record WeightRow
{
    /// <summary>The key in the checkpoint; null for a tensor that only the ONNX file has.</summary>
    public string? Name { get; init; }

    /// <summary>The tensor in the ONNX file, several separated by commas; null when it has none.</summary>
    public string? OnnxName { get; init; }

    /// <summary>What became of it.</summary>
    public required WeightKind Kind { get; init; }

    /// <summary>The values in the checkpoint.</summary>
    public ValueRange? CheckpointRange { get; init; }

    /// <summary>The values in the ONNX file.</summary>
    public ValueRange? OnnxRange { get; init; }

    /// <summary>The largest absolute difference between the ONNX values and those computed from the checkpoint; null where nothing was compared.</summary>
    public double? MaxDifference { get; init; }

    /// <summary>How it was explained, in a few words.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>True when this weight breaks parity.</summary>
    public bool IsFailure => Kind is WeightKind.Different or WeightKind.Unexplained;

    // Folding changes the range, which is what makes people think of other weights.
    private string Conclusion => Kind is WeightKind.Folded or WeightKind.Fused ? ": same weights" : string.Empty;

    /// <summary>One line: name, ranges, what became of it, largest difference.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Name ?? OnnxName}: {CheckpointRange?.ToString() ?? "-"} → {OnnxRange?.ToString() ?? "-"}, {Kind.ToString().ToLowerInvariant()}{(Note.Length > 0 ? $" ({Note})" : string.Empty)}{(MaxDifference is { } d ? $", max difference {d:G2}{Conclusion}" : string.Empty)}");
}
