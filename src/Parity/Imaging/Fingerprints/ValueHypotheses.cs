using System.Globalization;
using Parity.Imaging.Steps;
using Parity.Tensors;

namespace Parity.Imaging;

/// <summary>
/// Causes that change every value by <c>found = a[c] * approved[c] + b[c]</c>: factors, means and deviations, exchanged channels. Each predicts
/// all statistics of all channels, so a wrong one does not fit by chance.
/// </summary>
internal static class ValueHypotheses
{
    private static readonly NormalizeStep[] WellKnown =
    [
        NormalizeStep.ImageNet,
        new([123.675f, 116.28f, 103.53f], [58.395f, 57.12f, 57.375f]),
        new([103.53f, 116.28f, 123.675f], [57.375f, 57.12f, 58.395f]),
        new([0.5f, 0.5f, 0.5f], [0.5f, 0.5f, 0.5f]),
        new([0.48145466f, 0.4578275f, 0.40821073f], [0.26862954f, 0.26130258f, 0.27577711f]),
    ];

    private static readonly (double Factor, string Text, string Meaning)[] Factors =
    [
        (255.0 / 225, "255/225", "divided by 225 instead of 255"),
        (225.0 / 255, "225/255", "divided by 255 instead of 225"),
        (255, "255", "not divided by 255"),
        (1.0 / 255, "1/255", "divided by 255 once more"),
        (255.0 / 256, "255/256", "divided by 256 instead of 255"),
        (256.0 / 255, "256/255", "divided by 255 instead of 256"),
    ];

    public static FingerprintDiagnosis? Explain(TensorFingerprint golden, TensorFingerprint actual, PreprocessPipeline? pipeline)
    {
        if (golden.Channels.Length != 3 || actual.Channels.Length != 3)
        {
            return null;
        }

        NormalizeStep[] sets = [.. pipeline?.Steps.OfType<NormalizeStep>() ?? [], .. WellKnown];
        var tolerance = golden.ElementType == ElementType.Float16 || actual.ElementType == ElementType.Float16 ? 2e-3 : 1e-4;
        return Hypotheses(sets).FirstOrDefault(h => h.Fits(golden, actual, tolerance))?.Diagnosis ?? AnyFactor(golden, actual, tolerance);
    }

    private static IEnumerable<ValueHypothesis> Hypotheses(NormalizeStep[] sets)
    {
        foreach (var (factor, text, meaning) in Factors)
        {
            yield return new(Say(FingerprintCause.Factor, $"every value is {Times(factor, text)} the approved one: {meaning}"), _ => (factor, 0));
        }

        var swapped = Say(FingerprintCause.ChannelsSwapped, "the first and the last channel are exchanged: BGR where RGB was approved, or the reverse");
        yield return new(swapped, _ => (1, 0), Reversed: true);
        foreach (var set in sets)
        {
            var named = $"mean [{Numbers(set.Mean)}], std [{Numbers(set.Std)}]";
            yield return new(Say(FingerprintCause.NormalizeMissing, $"values are those before normalising ({named}): mean and standard deviation were not applied"), c => (set.Std[c], set.Mean[c]));
            yield return new(Say(FingerprintCause.NormalizeTwice, $"values were normalised once more ({named}): mean and standard deviation are applied twice"), c => (1.0 / set.Std[c], -(double)set.Mean[c] / set.Std[c]));
            yield return new(swapped, c => (set.Std[2 - c] / (double)set.Std[c], (set.Mean[2 - c] - (double)set.Mean[c]) / set.Std[c]), Reversed: true);
            foreach (var (factor, text, meaning) in Factors)
            {
                yield return new(
                    Say(FingerprintCause.Factor, $"every value before normalising is {Times(factor, text)} the approved one: {meaning}"),
                    c => (factor, (factor - 1) * set.Mean[c] / set.Std[c]));
            }
        }

        foreach (var (factor, text, meaning) in Factors)
        {
            var both = Say(FingerprintCause.ChannelsSwapped, $"red and blue are exchanged, and every value is {Times(factor, text)} the approved one: {meaning}");
            yield return new(both, _ => (factor, 0), Reversed: true);
        }
    }

    // A factor nobody foresaw is still worth naming, as long as all channels share it.
    private static FingerprintDiagnosis? AnyFactor(TensorFingerprint golden, TensorFingerprint actual, double tolerance)
    {
        var largest = golden.Channels.MaxBy(c => Math.Abs(c.Mean))!;
        var factor = actual.Channels[golden.Channels.IndexOf(largest)].Mean / largest.Mean;
        var differs = double.IsFinite(factor) && Math.Abs(factor - 1) > 100 * tolerance;
        var diagnosis = Say(FingerprintCause.Factor, $"every value is {Round(factor)} times the approved one");
        return differs && new ValueHypothesis(diagnosis, _ => (factor, 0)).Fits(golden, actual, tolerance) ? diagnosis : null;
    }

    private static FingerprintDiagnosis Say(FingerprintCause cause, string finding) => new(cause, $"The preprocessed tensor differs: {finding}.");

    private static string Numbers(IEnumerable<float> values) => string.Join(", ", values.Select(v => v.ToString(CultureInfo.InvariantCulture)));

    private static string Times(double factor, string text) => Round(factor) == text ? $"{text} times" : $"{Round(factor)} = {text} times";

    private static string Round(double factor) => factor.ToString("0.####", CultureInfo.InvariantCulture);
}
