using System.Globalization;

namespace Parity.Onnx.Weights.Matching;

/// <summary>Holds BatchNormalization nodes that were left unfolded to the architecture's epsilon: their weights can be identical and their results differ.</summary>
internal static class NodeEpsilons
{
    private const float OnnxDefault = 1e-5f;

    /// <summary>Marks the variance of every node whose epsilon is another.</summary>
    public static void Check(Ledger ledger, double? epsilon)
    {
        foreach (var weight in ledger.Onnx.All.Where(w => w.IsExplained))
        {
            foreach (var use in weight.Uses.Where(u => u is { Node.OpType: "BatchNormalization", Input: 4 }))
            {
                var actual = use.Node.Attribute("epsilon")?.Float ?? OnnxDefault;

                // The shortest text that gives the float back is the number that was meant: 0.001, not 0.0010000000474974513.
                ledger.Use(double.Parse(actual.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
                if (epsilon is { } own && Math.Abs(actual - own) > 1e-4 * own)
                {
                    ledger.Doubt(weight.Name, string.Create(CultureInfo.InvariantCulture, $"{use.Node} has ε {actual:G2} where the architecture has {own:G2}"));
                }
            }
        }
    }
}
