using System.Globalization;

namespace Parity.Onnx.Weights.Matching;

/// <summary>Finds BatchNorms that the exporter computed into a factor and a summand of their own, as torchvision's frozen ones become Mul and Add.</summary>
internal sealed class ScaleShiftMatcher(Ledger ledger, IReadOnlyList<BatchNorm> norms, double? epsilon)
{
    /// <summary>Explains what it can.</summary>
    public void Run()
    {
        foreach (var norm in norms.Where(n => !ledger.IsExplained(n.Variance)))
        {
            var vectors = ledger.OpenOnnx.Where(w => w.Values.Length == norm.Channels).ToList();
            foreach (var value in BatchNorm.Epsilons(epsilon))
            {
                var scale = norm.Scale(value);
                var (shift, size) = norm.Shift(scale, null);
                var factor = vectors.Select(w => (Weight: w, Difference: Difference(w, scale, scale))).FirstOrDefault(m => m.Difference is not null);
                var summand = vectors.Select(w => (Weight: w, Difference: Difference(w, shift, size))).FirstOrDefault(m => m.Difference is not null);
                if (factor.Difference is { } d && summand.Difference is { } e)
                {
                    ledger.Use(value);
                    Record(norm, (factor.Weight, d), (summand.Weight, e), string.Create(CultureInfo.InvariantCulture, $"BatchNorm as Mul and Add, ε {value:G2}"));
                    break;
                }
            }
        }
    }

    private void Record(BatchNorm norm, (OnnxWeight Weight, double Difference) factor, (OnnxWeight Weight, double Difference) summand, string note)
    {
        foreach (var tensor in norm.Tensors)
        {
            var (weight, difference) = tensor == norm.Gamma || tensor == norm.Variance ? factor : summand;
            ledger.Explain(tensor, WeightKind.Folded, [weight], difference, note);
        }
    }

    private static double? Difference(OnnxWeight weight, double[] expected, double[] size)
    {
        var largest = 0.0;
        for (var c = 0; c < expected.Length; c++)
        {
            var difference = Math.Abs(weight.Values[c] - expected[c]);
            if (!(difference <= weight.Tolerance * Math.Abs(size[c])))
            {
                return null;
            }

            largest = Math.Max(largest, difference);
        }

        return largest;
    }
}
