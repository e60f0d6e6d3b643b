namespace Parity.Imaging;

/// <summary>One possible cause, with the statistics it predicts.</summary>
/// <param name="Diagnosis">What is said when it fits.</param>
/// <param name="Map">The factor and the summand of each channel.</param>
/// <param name="Reversed">True when channel c comes from approved channel 2 − c.</param>
internal sealed record ValueHypothesis(FingerprintDiagnosis Diagnosis, Func<int, (double Factor, double Summand)> Map, bool Reversed = false)
{
    /// <summary>True when every statistic of every channel is the predicted one, relative to the channel's own range.</summary>
    public bool Fits(TensorFingerprint golden, TensorFingerprint actual, double tolerance)
    {
        for (var channel = 0; channel < 3; channel++)
        {
            var from = golden.Channels[Reversed ? 2 - channel : channel];
            var found = actual.Channels[channel];
            var (a, b) = Map(channel);
            var limit = tolerance * Math.Max(Math.Max(Math.Abs(found.Min), Math.Abs(found.Max)), Math.Abs(a) * Math.Max(Math.Abs(from.Min), Math.Abs(from.Max)));
            bool Near(double predicted, double value) => Math.Abs(predicted - value) <= limit;
            if (!Near((a * from.Mean) + b, found.Mean) || !Near(a * from.Std, found.Std) || !Near((a * from.Min) + b, found.Min) || !Near((a * from.Max) + b, found.Max))
            {
                return false;
            }
        }

        return true;
    }
}
