using System.Globalization;
using Parity.Tensors;

namespace Parity.Imaging;

/// <summary>Whether a preprocessed tensor is the approved one, and if not, the likely cause, named from the two fingerprints alone.</summary>
/// <param name="Cause">The likely cause; <see cref="FingerprintCause.None"/> when the tensors are the same to the bit.</param>
/// <param name="Message">One sentence that says what was found and what it means.</param>
public sealed record FingerprintDiagnosis(FingerprintCause Cause, string Message)
{
    /// <summary>True when the tensors are the same to the bit.</summary>
    public bool Equal => Cause == FingerprintCause.None;

    /// <summary>Compares a tensor with the approved one.</summary>
    /// <param name="golden">The approved tensor's fingerprint.</param>
    /// <param name="actual">The fingerprint found.</param>
    /// <param name="pipeline">The present preprocessing, whose means and deviations are tried first; null: only well-known ones.</param>
    public static FingerprintDiagnosis Compare(TensorFingerprint golden, TensorFingerprint actual, PreprocessPipeline? pipeline = null)
    {
        if (golden.Equals(actual))
        {
            return new(FingerprintCause.None, $"The tensor {Describe(actual)} is the approved one to the bit.");
        }

        if (golden.Channels.Concat(actual.Channels).Any(c => !double.IsFinite(c.Mean + c.Std)))
        {
            return new(FingerprintCause.Unknown, "The tensor holds NaN or infinity, which no preprocessing of 8-bit pictures should make.");
        }

        return DifferentFormat(golden, actual, pipeline)
            ?? DifferentShape(golden, actual)
            ?? ValueHypotheses.Explain(golden, actual, pipeline)
            ?? PlaceHypotheses.Explain(golden, actual)
            ?? new(FingerprintCause.Unknown, $"The tensor differs from the approved one and no known cause fits: mean {Means(actual)}, approved {Means(golden)}.");
    }

    /// <summary>The means of all channels, as messages show them.</summary>
    internal static string Means(TensorFingerprint print) =>
        string.Join(" / ", print.Channels.Select(c => c.Mean.ToString("0.####", CultureInfo.InvariantCulture)));

    private static FingerprintDiagnosis? DifferentFormat(TensorFingerprint golden, TensorFingerprint actual, PreprocessPipeline? pipeline)
    {
        if (golden.ElementType == actual.ElementType)
        {
            return null;
        }

        var also = golden.Shape.SequenceEqual(actual.Shape) ? ValueHypotheses.Explain(golden, actual, pipeline) : null;
        return new(
            FingerprintCause.ElementType,
            $"Expected a {golden.ElementType.DisplayName()} tensor, found {actual.ElementType.DisplayName()}: a \"dtype\", \"scale\" or \"normalize\" step was added or lost.{(also is null ? string.Empty : " Besides: " + also.Message)}");
    }

    private static FingerprintDiagnosis? DifferentShape(TensorFingerprint golden, TensorFingerprint actual)
    {
        if (golden.Shape.SequenceEqual(actual.Shape))
        {
            return null;
        }

        var (expected, found) = (Trim(golden), Trim(actual));
        var shapes = $"Expected shape {TensorData.FormatShape(golden.Shape)}, found {TensorData.FormatShape(actual.Shape)}: ";
        return expected.SequenceEqual(found) ? new(FingerprintCause.Layout, shapes + "the batch axis was added or lost.")
            : expected.Length != 3 || !expected.Order().SequenceEqual(found.Order()) ? new(FingerprintCause.Size, shapes + "the picture was brought to another size.")
            : expected[0] == found[0] ? new(FingerprintCause.Order, shapes + "width and height are exchanged: the picture was turned, or its EXIF orientation ignored, or a size was given as height x width.")
            : new(FingerprintCause.Layout, shapes + "the axes are in another order: channels last (HWC) instead of first (CHW), or the reverse.");
    }

    private static long[] Trim(TensorFingerprint print) => [.. print.Shape.SkipWhile(d => d == 1)];

    private static string Describe(TensorFingerprint print) => $"{print.ElementType.DisplayName()} {TensorData.FormatShape(print.Shape)}";
}
