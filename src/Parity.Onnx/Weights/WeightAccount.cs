using System.Collections.Immutable;
using System.Globalization;

namespace Parity.Onnx.Weights;

/// <summary>Every weight of a checkpoint and of an ONNX file, and whether they are the same weights.</summary>
public sealed record WeightAccount
{
    /// <summary>One row for every tensor of the checkpoint, in its order.</summary>
    public required ImmutableArray<WeightRow> Rows { get; init; }

    /// <summary>Tensors that only the ONNX file has, in its order.</summary>
    public required ImmutableArray<WeightRow> OnnxOnly { get; init; }

    /// <summary>The BatchNorm epsilons that explain the folded weights, smallest first.</summary>
    public ImmutableArray<double> Epsilons { get; init; } = [];

    /// <summary>What a failing account most likely means, with the fix; null when it passes or nothing fits.</summary>
    public string? Diagnosis { get; init; }

    /// <summary>The rows that break parity.</summary>
    public IEnumerable<WeightRow> Failures => Rows.Concat(OnnxOnly).Where(r => r.IsFailure);

    /// <summary>The number of weights of the checkpoint that were found in the ONNX file.</summary>
    public int Found => Rows.Count(r => !r.IsFailure && r.Kind != WeightKind.Unused);

    /// <summary>True when every weight is accounted for and at least one was found: an empty account proves nothing.</summary>
    public bool IsParity => Found > 0 && !Failures.Any();

    /// <summary>One sentence with the counts.</summary>
    public string Summary
    {
        get
        {
            var counts = Rows.Concat(OnnxOnly).GroupBy(r => r.Kind).OrderBy(g => g.Key)
                .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {g.Key.ToString().ToLowerInvariant()}"));
            return $"{(IsParity ? "Same weights" : "Not the same weights")}: {(Rows.IsEmpty && OnnxOnly.IsEmpty ? "nothing to compare" : string.Join(", ", counts))}.";
        }
    }
}
