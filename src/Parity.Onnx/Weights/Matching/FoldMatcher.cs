using System.Globalization;

namespace Parity.Onnx.Weights.Matching;

/// <summary>
/// Finds layers that were merged with their BatchNorm. Names are not needed: a folded weight is a weight of the checkpoint with every output channel
/// multiplied by a factor, and those factors are some BatchNorm's γ/√(σ²+ε). Names only decide between equals.
/// </summary>
internal sealed class FoldMatcher(Ledger ledger, IReadOnlyList<BatchNorm> norms, double? epsilon)
{
    /// <summary>Explains what it can.</summary>
    public void Run()
    {
        foreach (var layer in Layer.Open(ledger).ToList())
        {
            if (Best(layer, epsilon) is { } fold)
            {
                Record(layer, fold, WeightKind.Folded, string.Empty);
            }
            else if (epsilon is { } own && Best(layer, null) is { } other)
            {
                Record(layer, other, WeightKind.Different, string.Create(CultureInfo.InvariantCulture, $" where the architecture has {own:G2}"));
            }
        }
    }

    private Fold? Best(Layer layer, double? known) => Candidates(layer, known)
        .OrderBy(f => ledger.IsExplained(f.Norm.Mean)).ThenByDescending(f => Names.Nearness(f.Weight.Name, f.Norm.Name)).FirstOrDefault();

    private IEnumerable<Fold> Candidates(Layer layer, double? known) =>
        from tensor in ledger.Checkpoint
        let matrix = layer.Fit(tensor)
        where matrix is not null
        let factors = matrix.FactorsTo(layer.Matrix, layer.Weight.Tolerance)
        where factors is not null
        from norm in norms
        where norm.Channels == layer.Matrix.Channels
        let fitting = norm.EpsilonFor(factors.Value.Factors, layer.Weight.Tolerance * 2, known)
        where fitting is not null
        let fold = new Fold(tensor, matrix, norm, fitting.Value, Bias(tensor, layer.Matrix.Channels))
        where fold.ShiftAgrees(layer)
        select fold;

    // The layer's own bias stands beside its weight.
    private CheckpointTensor? Bias(CheckpointTensor weight, int channels) =>
        ledger.Checkpoint.FirstOrDefault(t => t.Name == (weight.Module.Length == 0 ? "bias" : weight.Module + ".bias") && t.Values.Length == channels);

    private void Record(Layer layer, Fold fold, WeightKind kind, string doubt)
    {
        var note = string.Create(CultureInfo.InvariantCulture, $"BatchNorm {fold.Norm.Name} folded, ε {fold.Epsilon:G2}{doubt}");
        var weightDifference = fold.WeightDifference(layer);
        ledger.Use(fold.Epsilon);
        ledger.Explain(fold.Weight, kind, [layer.Weight], weightDifference, note);
        var difference = fold.ShiftDifference(layer);
        foreach (var tensor in fold.Norm.Tensors.Append(fold.Bias).OfType<CheckpointTensor>())
        {
            var onlyScales = tensor == fold.Norm.Gamma || tensor == fold.Norm.Variance;
            ledger.Explain(
                tensor,
                kind,
                layer.Bias is null || onlyScales ? [layer.Weight] : [layer.Bias],
                onlyScales ? weightDifference : difference,
                $"folded into {fold.Weight.Name}{doubt}");
        }
    }
}
