using System.Globalization;

namespace Parity.Imaging;

/// <summary>Causes that move pixels rather than change values: bars, orders, turned pictures, filters.</summary>
internal static class PlaceHypotheses
{
    // Two filters, or a shift by half a pixel, leave a channel's mean nearly alone and change its contrast somewhat.
    private const double MeanShare = 0.03;
    private const double StdShare = 0.35;

    public static FingerprintDiagnosis? Explain(TensorFingerprint golden, TensorFingerprint actual)
    {
        // Interleaving destroys bars, and a shift by part of a pixel makes them narrower by one: neither is another padding.
        var sameValues = HaveSameChannels(golden, actual);
        return (sameValues ? null : Interleaved(golden, actual))
            ?? (!sameValues && AreNear(golden.Bars, actual.Bars) ? Filter(golden, actual) : null)
            ?? Bars(golden.Bars, actual.Bars)
            ?? (sameValues ? Turned() : Filter(golden, actual));
    }

    private static FingerprintDiagnosis? Bars(ImageBars golden, ImageBars actual)
    {
        if (golden == actual)
        {
            return null;
        }

        var (expected, found) = (Describe(golden), Describe(actual));
        return golden.None ? new(FingerprintCause.Bars, $"The preprocessed tensor has bars of one colour ({found}) and the approved one has none: letterboxed instead of stretched.")
            : HaveChangedSides(golden, actual) ? new(FingerprintCause.Order, $"The bars along the edges are {found}, approved {expected}: the picture was turned, or its EXIF orientation ignored, before it was letterboxed.")
            : actual.None ? new(FingerprintCause.Bars, $"The approved tensor has bars of one colour ({expected}) and this one has none: stretched instead of letterboxed.")
            : new(FingerprintCause.Bars, $"The bars along the edges are {found}, approved {expected}: padded in another place or resized to another size before padding.");
    }

    private static bool HaveChangedSides(ImageBars golden, ImageBars actual) =>
        (golden.Left, golden.Top, golden.Right, golden.Bottom) == (actual.Top, actual.Left, actual.Bottom, actual.Right);

    private static bool AreNear(ImageBars golden, ImageBars actual) =>
        Math.Abs(golden.Left - actual.Left) <= 1 && Math.Abs(golden.Top - actual.Top) <= 1 && Math.Abs(golden.Right - actual.Right) <= 1 && Math.Abs(golden.Bottom - actual.Bottom) <= 1;

    private static bool HaveSameChannels(TensorFingerprint golden, TensorFingerprint actual) =>
        golden.Channels.Length == 3 && actual.Channels.Length == 3
        && new ValueHypothesis(new(FingerprintCause.Order, string.Empty), _ => (1, 0)).Fits(golden, actual, 1e-7);

    private static FingerprintDiagnosis Turned() =>
        new(FingerprintCause.Order, "The preprocessed tensor has the approved values in other places: the picture was mirrored or turned (EXIF orientation).");

    private static FingerprintDiagnosis? Interleaved(TensorFingerprint golden, TensorFingerprint actual)
    {
        var (a, b) = (Whole(golden), Whole(actual));
        var scale = Math.Max(Math.Abs(a.Min), Math.Abs(a.Max));
        return Near(a.Mean, b.Mean, scale) && Near(a.Square, b.Square, scale * scale) && Near(a.Min, b.Min, scale) && Near(a.Max, b.Max, scale)
            ? new(FingerprintCause.Order, "The preprocessed tensor has the approved values, but not channel by channel: pixels interleaved (HWC) under a CHW shape, a reshape instead of a transpose.")
            : null;
    }

    private static FingerprintDiagnosis? Filter(TensorFingerprint golden, TensorFingerprint actual)
    {
        var pairs = golden.Channels.Zip(actual.Channels).ToList();
        if (golden.Channels.Length != actual.Channels.Length ||
            pairs.Exists(p => Math.Abs(p.First.Mean - p.Second.Mean) > MeanShare * p.First.Std || Math.Abs(p.First.Std - p.Second.Std) > StdShare * p.First.Std))
        {
            return null;
        }

        var change = pairs.Average(p => (p.Second.Std / p.First.Std) - 1);
        var contrast = Math.Abs(change) < 0.001 ? "the contrast is the same"
            : string.Create(CultureInfo.InvariantCulture, $"the contrast is {Math.Abs(change):0.0 %} {(change > 0 ? "higher, as without antialiasing" : "lower, as with antialiasing or blur")}");
        return new(FingerprintCause.Filter, $"The preprocessed tensor has the approved colours but other pixels ({contrast}): another resize filter, a shift by part of a pixel, another decoder, or a picture turned (EXIF orientation) before it was stretched.");
    }

    private static (double Mean, double Square, double Min, double Max) Whole(TensorFingerprint print) => (
        print.Channels.Average(c => c.Mean),
        print.Channels.Average(c => (c.Std * c.Std) + (c.Mean * c.Mean)),
        print.Channels.Min(c => c.Min),
        print.Channels.Max(c => c.Max));

    private static bool Near(double a, double b, double scale) => Math.Abs(a - b) <= 1e-7 * scale;

    private static string Describe(ImageBars bars) => string.Create(
        CultureInfo.InvariantCulture, $"left {bars.Left}, top {bars.Top}, right {bars.Right}, bottom {bars.Bottom} pixels");
}
