using Parity.Imaging.Steps;

namespace Parity.Imaging;

/// <summary>Keeps the proportions: both sides times one ratio, then rounded to whole pixels (never below 1).</summary>
public sealed record KeepRatioRule : ResizeRule
{
    private readonly double _ratio;

    private KeepRatioRule(RatioKind kind, int first, int? second, double ratio = 0) =>
        (Kind, First, Second, _ratio) = (kind, first, second, ratio);

    /// <summary>How sides are rounded.</summary>
    public SizeRounding Rounding { get; init; } = SizeRounding.Round;

    /// <summary>True when a picture is never enlarged.</summary>
    public bool OnlyShrink { get; init; }

    private RatioKind Kind { get; }

    private int First { get; }

    private int? Second { get; }

    /// <summary>As large as fits into a box: ratio <c>min(width / w, height / h)</c>. YAML: <c>fit: [width, height]</c>.</summary>
    public static KeepRatioRule Fit(int width, int height) => new(RatioKind.Fit, width, height);

    /// <summary>The longer side to a length. YAML: <c>long_side: 640</c>.</summary>
    public static KeepRatioRule LongSide(int length) => new(RatioKind.LongSide, length, null);

    /// <summary>The shorter side to a length, unless the longer one would pass its limit. YAML: <c>short_side: 800, max_long_side: 1333</c>.</summary>
    public static KeepRatioRule ShortSide(int length, int? maxLongSide) => new(RatioKind.ShortSide, length, maxLongSide);

    /// <summary>Both sides times a ratio. YAML: <c>scale: 0.5</c>.</summary>
    public static KeepRatioRule Scale(double ratio) => new(RatioKind.Scale, 0, null, ratio);

    /// <inheritdoc/>
    public override ResizePlan Plan(int width, int height)
    {
        var ratio = Ratio(width, height);
        if (OnlyShrink && ratio > 1)
        {
            return new(width, height, 1, 1);
        }

        return Rounding == SizeRounding.ExactSide
            ? ExactSide(width, height, ratio)
            : new(Round(width * ratio), Round(height * ratio), ratio, ratio);
    }

    internal override IReadOnlyList<(string Key, object? Value)> Settings =>
    [
        Kind switch
        {
            RatioKind.Fit => ("fit", new[] { First, Second!.Value }),
            RatioKind.LongSide => ("long_side", First),
            RatioKind.ShortSide => ("short_side", First),
            _ => ("scale", _ratio),
        },
        ("max_long_side", Kind == RatioKind.ShortSide ? Second : null),
        ("rounding", StepWords.Of(Rounding)),
        ("only_shrink", OnlyShrink ? true : null),
    ];

    private double Ratio(int width, int height)
    {
        var (shorter, longer) = (Math.Min(width, height), Math.Max(width, height));
        return Kind switch
        {
            RatioKind.Fit => Math.Min((double)First / width, (double)Second!.Value / height),
            RatioKind.LongSide => (double)First / longer,
            RatioKind.ShortSide => Math.Min((double)First / shorter, Second is { } cap ? (double)cap / longer : double.PositiveInfinity),
            _ => _ratio,
        };
    }

    private int Round(double side) => Math.Max(1, Rounding switch
    {
        SizeRounding.Truncate => (int)side,
        SizeRounding.HalfUp => (int)(side + 0.5),
        _ => (int)Math.Round(side, MidpointRounding.ToEven),
    });

    // torchvision: the shorter side first, then the cap on what that makes of the longer one.
    private ResizePlan ExactSide(int width, int height, double ratio)
    {
        var (shorter, longer) = ((double)Math.Min(width, height), (double)Math.Max(width, height));
        var (newShorter, newLonger) = Kind switch
        {
            RatioKind.ShortSide => (First, (int)(First * longer / shorter)),
            RatioKind.LongSide => ((int)(First * shorter / longer), First),
            _ => throw new ParityException("\"rounding: exact-side\" needs \"short_side\" or \"long_side\": only those name a side that can be met exactly."),
        };
        if (Kind == RatioKind.ShortSide && Second is { } cap && newLonger > cap)
        {
            (newShorter, newLonger) = ((int)((double)cap * newShorter / newLonger), cap);
        }

        newShorter = Math.Max(1, newShorter);
        return width <= height ? new(newShorter, newLonger, ratio, ratio) : new(newLonger, newShorter, ratio, ratio);
    }

    private enum RatioKind
    {
        Fit,
        LongSide,
        ShortSide,
        Scale,
    }
}
