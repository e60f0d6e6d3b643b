using System.Globalization;

namespace Parity.Onnx.Weights.Matching;

/// <summary>
/// Finds convolutions that are the sum of parallel branches, as RepVGG blocks are deployed: a K×K branch, a 1×1 branch in the kernel's centre, and perhaps an
/// identity branch on the centre's diagonal, each with its BatchNorm. Off the centre only the first contributes, which gives its factors; what then remains
/// in the centre gives the others'.
/// </summary>
internal sealed class BranchMatcher(Ledger ledger, IReadOnlyList<BatchNorm> norms, double? epsilon)
{
    /// <summary>Explains what it can.</summary>
    public void Run()
    {
        foreach (var layer in Layer.Open(ledger).Where(l => l.Node.OpType == "Conv" && l.Weight.Shape is [_, > 1, var h and > 1, var w] && h % 2 == 1 && w % 2 == 1).ToList())
        {
            foreach (var tensor in ledger.Checkpoint)
            {
                if (layer.Fit(tensor) is { } matrix && Explain(layer, tensor, matrix))
                {
                    break;
                }
            }
        }
    }

    private bool Explain(Layer layer, CheckpointTensor tensor, ChannelMatrix matrix)
    {
        var area = (int)(layer.Weight.Shape[2] * layer.Weight.Shape[3]);
        if (matrix.FactorsTo(layer.Matrix, layer.Weight.Tolerance, i => i % area != area / 2) is not { } around)
        {
            return false;
        }

        var outer =
            from norm in Nearest(tensor.Name, layer.Matrix.Channels)
            let fitting = norm.EpsilonFor(around.Factors, layer.Weight.Tolerance * 4, epsilon)
            where fitting is not null
            select new Branch(tensor, norm, fitting.Value);
        foreach (var branch in outer)
        {
            var centre = new CentreResidual(layer, matrix, branch, area);
            foreach (var inner in Inner(layer, centre, tensor.Name))
            {
                Branch[] branches = [branch, .. inner];
                if (BiasDifference(layer, branches) is { } difference)
                {
                    Record(layer, branches, Math.Max(around.MaxDifference, centre.Largest(inner)), difference);
                    return true;
                }
            }
        }

        return false;
    }

    // Either a 1×1 branch, an identity, or both.
    private IEnumerable<Branch[]> Inner(Layer layer, CentreResidual centre, string near)
    {
        var points = ledger.Checkpoint.Where(t => t.Shape.Length == 4 && t.Shape[0] == layer.Weight.Shape[0] && t.Shape[1] == layer.Weight.Shape[1] && t.Shape[2] == 1 && t.Shape[3] == 1)
            .OrderByDescending(t => Names.Nearness(t.Name, near)).Cast<CheckpointTensor?>().Append(null);
        foreach (var point in points)
        {
            foreach (var norm in point is null ? [null] : Nearest(point.Name, layer.Matrix.Channels).Cast<BatchNorm?>())
            {
                foreach (var value in norm is null ? [0] : BatchNorm.Epsilons(epsilon))
                {
                    Branch[] first = norm is null ? [] : [new(point, norm, value)];
                    if (first.Length > 0 && centre.Fits(first))
                    {
                        yield return first;
                    }

                    if (centre.IsOffDiagonalFree(first) && centre.Channels == layer.Weight.Shape[1])
                    {
                        foreach (var identity in Identities(centre, first, near))
                        {
                            yield return [.. first, identity];
                        }
                    }
                }
            }
        }
    }

    private IEnumerable<Branch> Identities(CentreResidual centre, Branch[] first, string near) =>
        from norm in Nearest(near, centre.Channels)
        from value in BatchNorm.Epsilons(epsilon)
        let identity = new Branch(null, norm, value)
        where centre.Fits([.. first, identity])
        select identity;

    private IEnumerable<BatchNorm> Nearest(string name, int channels) => norms.Where(n => n.Channels == channels).OrderByDescending(n => Names.Nearness(n.Name, name));

    private static double? BiasDifference(Layer layer, Branch[] branches)
    {
        var largest = 0.0;
        for (var c = 0; c < layer.Matrix.Channels; c++)
        {
            var (sum, size) = (0.0, 0.0);
            foreach (var branch in branches)
            {
                sum += branch.Shift[c];
                size += branch.ShiftSize[c];
            }

            var difference = Math.Abs((layer.Bias?.Values[c] ?? 0) - sum);
            if (!(difference <= layer.Weight.Tolerance * size))
            {
                return null;
            }

            largest = Math.Max(largest, difference);
        }

        return largest;
    }

    private void Record(Layer layer, Branch[] branches, double difference, double biasDifference)
    {
        var note = string.Create(CultureInfo.InvariantCulture, $"{branches.Length} branches fused");
        foreach (var branch in branches)
        {
            ledger.Use(branch.Epsilon);
            if (branch.Weight is { } weight)
            {
                ledger.Explain(weight, WeightKind.Fused, [layer.Weight], difference, $"{note}, BatchNorm {branch.Norm.Name} folded");
            }

            foreach (var tensor in branch.Norm.Tensors)
            {
                var onlyScales = tensor == branch.Norm.Gamma || tensor == branch.Norm.Variance;
                ledger.Explain(tensor, WeightKind.Fused, layer.Bias is null || onlyScales ? [layer.Weight] : [layer.Bias], onlyScales ? difference : biasDifference, note);
            }
        }
    }
}
