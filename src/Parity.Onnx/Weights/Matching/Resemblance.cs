namespace Parity.Onnx.Weights.Matching;

/// <summary>A layer of the ONNX file and a weight of the checkpoint that point the same way without being equal: another epoch, or the averaged twin.</summary>
/// <param name="Tensor">The weight of the checkpoint.</param>
/// <param name="Weight">The ONNX tensor.</param>
/// <param name="Cosine">The mean over the output channels of the cosine between the two; scaling by a BatchNorm does not change it.</param>
internal sealed record Resemblance(CheckpointTensor Tensor, OnnxWeight Weight, double Cosine)
{
    // Unrelated weights of 27 values or more stay below 0.3 on average over the channels; one epoch to the next stays above 0.95.
    private const double Threshold = 0.9;
    private const int MinWidth = 8;

    /// <summary>The pairs, each side at most once, the most alike first.</summary>
    public static IReadOnlyList<Resemblance> FindAll(Ledger ledger)
    {
        var tensors = ledger.OpenCheckpoint.ToList();
        var pairs =
            from layer in Layer.Open(ledger).ToList()
            from tensor in tensors
            let matrix = layer.Fit(tensor)
            where matrix is not null && matrix.Width >= MinWidth
            let cosine = Cosines(matrix, layer.Matrix)
            where cosine >= Threshold
            orderby cosine descending
            select new Resemblance(tensor, layer.Weight, cosine);
        var (seenTensors, seenWeights) = (new HashSet<CheckpointTensor>(), new HashSet<OnnxWeight>());
        return [.. pairs.Where(p => seenTensors.Add(p.Tensor) & seenWeights.Add(p.Weight))];
    }

    private static double Cosines(ChannelMatrix a, ChannelMatrix b)
    {
        var (sum, count) = (0.0, 0);
        for (var c = 0; c < a.Channels; c++)
        {
            var cosine = System.Numerics.Tensors.TensorPrimitives.CosineSimilarity(a.Row(c), b.Row(c));
            if (!float.IsNaN(cosine))
            {
                sum += Math.Abs(cosine);
                count++;
            }
        }

        return count == 0 ? 0 : sum / count;
    }
}
