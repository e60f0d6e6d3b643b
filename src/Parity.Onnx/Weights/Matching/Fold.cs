namespace Parity.Onnx.Weights.Matching;

/// <summary>A weight of the checkpoint, the BatchNorm after it, and the epsilon with which the two make a layer of the ONNX file.</summary>
internal sealed record Fold(CheckpointTensor Weight, ChannelMatrix Matrix, BatchNorm Norm, double Epsilon, CheckpointTensor? Bias)
{
    /// <summary>The largest difference between the layer's weight and W·s.</summary>
    public double WeightDifference(Layer layer)
    {
        var scale = Norm.Scale(Epsilon);
        var largest = 0.0;
        for (var c = 0; c < scale.Length; c++)
        {
            var from = Matrix.Row(c);
            var to = layer.Matrix.Row(c);
            for (var i = 0; i < from.Length; i++)
            {
                largest = Math.Max(largest, Math.Abs(to[i] - (from[i] * scale[c])));
            }
        }

        return largest;
    }

    /// <summary>True when the layer's bias is β + (b − μ)·s, within the rounding of its terms; a layer without a bias counts as 0.</summary>
    public bool ShiftAgrees(Layer layer)
    {
        var (shift, size) = Norm.Shift(Norm.Scale(Epsilon), Bias);
        for (var c = 0; c < shift.Length; c++)
        {
            if (!(Math.Abs(Actual(layer, c) - shift[c]) <= (layer.Bias ?? layer.Weight).Tolerance * size[c]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The largest difference between the layer's bias and β + (b − μ)·s.</summary>
    public double ShiftDifference(Layer layer)
    {
        var (shift, _) = Norm.Shift(Norm.Scale(Epsilon), Bias);
        return shift.Select((s, c) => Math.Abs(Actual(layer, c) - s)).DefaultIfEmpty().Max();
    }

    private static double Actual(Layer layer, int channel) => layer.Bias is { } bias && channel < bias.Values.Length ? bias.Values[channel] : 0;
}
