namespace Parity.Onnx.Weights.Matching;

/// <summary>Finds tables that the exporter looked up while it traced, as Swin's relative position biases: the result has the table's values, some of them often.</summary>
internal static class GatherMatcher
{
    // Few or equal numbers prove nothing.
    private const int MinDistinct = 8;

    /// <summary>Explains what it can.</summary>
    public static void Run(Ledger ledger)
    {
        foreach (var tensor in ledger.OpenCheckpoint.Where(t => t.Shape.Length >= 2).ToList())
        {
            var table = new HashSet<float>(tensor.Values.ToArray());
            var found = table.Count < MinDistinct ? null : ledger.OpenOnnx.FirstOrDefault(w => !w.IsLayerWeight && w.Values.Length >= tensor.Values.Length && Stems(w, table));
            if (found is not null)
            {
                ledger.Explain(tensor, WeightKind.Gathered, [found], 0, "looked up by an index");
            }
        }
    }

    // Every value comes from the table, and every value of the table is used.
    private static bool Stems(OnnxWeight weight, HashSet<float> table)
    {
        var seen = new HashSet<float>();
        foreach (var value in weight.Values)
        {
            if (!table.Contains(value))
            {
                return false;
            }

            seen.Add(value);
        }

        return seen.Count == table.Count;
    }
}
