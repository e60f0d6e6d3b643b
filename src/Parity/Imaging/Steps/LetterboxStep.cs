using Parity.Specs;

namespace Parity.Imaging.Steps;

/// <summary>
/// Resizes to fit into a size, proportions kept, and pads the rest: <c>resize: { fit: … }</c> and <c>pad</c> in one. YAML:
/// <c>letterbox: { size: [640, 640], filter: opencv-linear, value: 114 }</c>; with <c>multiple: 32</c> padding ends at the next multiple.
/// </summary>
/// <param name="Width">The box's columns.</param>
/// <param name="Height">The box's rows.</param>
/// <param name="Filter">How pixels are computed.</param>
public sealed record LetterboxStep(int Width, int Height, ResizeFilter Filter) : IPreprocessStep
{
    /// <summary>Another filter for pictures that are made smaller, or null.</summary>
    public ResizeFilter? ShrinkFilter { get; init; }

    /// <summary>The level of the padding, in all channels.</summary>
    public byte Value { get; init; } = 114;

    /// <summary>Where the picture stands.</summary>
    public PadAlignment Align { get; init; } = PadAlignment.Center;

    /// <summary>Which side takes the odd pixel.</summary>
    public OddPixel Odd { get; init; } = OddPixel.After;

    /// <summary>How sides are rounded.</summary>
    public SizeRounding Rounding { get; init; } = SizeRounding.Round;

    /// <summary>True when a picture is never enlarged.</summary>
    public bool OnlyShrink { get; init; }

    /// <summary>Pads only to the next multiple of this, or null: to the full size.</summary>
    public int? Multiple { get; init; }

    /// <summary>The ratio that takes boxes back.</summary>
    public BoxRatio Boxes { get; init; } = BoxRatio.Nominal;

    /// <inheritdoc/>
    public string Name => "letterbox";

    /// <inheritdoc/>
    public void Apply(PreprocessState state)
    {
        var rule = KeepRatioRule.Fit(Width, Height) with { Rounding = Rounding, OnlyShrink = OnlyShrink };
        new ResizeStep(rule, Filter) { ShrinkFilter = ShrinkFilter, Boxes = Boxes }.Apply(state);
        var pad = new PadStep { Value = [Value, Value, Value], Align = Align, Odd = Odd };
        (Multiple is { } multiple ? pad with { Multiple = multiple } : pad with { Size = (Width, Height) }).Apply(state);
    }

    /// <inheritdoc/>
    public SpecNode ToSpec(SpecLocation at) => StepNode.Of(
        at,
        Name,
        ("size", new[] { Width, Height }),
        ("filter", StepWords.Of(Filter)),
        ("shrink_filter", ShrinkFilter is { } shrink ? StepWords.Of(shrink) : null),
        ("value", Value),
        ("align", StepWords.Of(Align)),
        ("odd", StepWords.Of(Odd)),
        ("rounding", StepWords.Of(Rounding)),
        ("only_shrink", OnlyShrink ? true : null),
        ("multiple", Multiple),
        ("boxes", StepWords.Of(Boxes)));

    internal static LetterboxStep? Bind(MapReader reader)
    {
        if (reader.Node("size") is null)
        {
            reader.Problems.Add(reader.At, "letterbox needs \"size\".");
        }

        var size = StepNumbers.Size(reader, "size");
        var filter = StepWords.Read<ResizeFilter>(reader, "filter", required: true);
        var step = new LetterboxStep(size?.Width ?? 1, size?.Height ?? 1, filter ?? default)
        {
            ShrinkFilter = StepWords.Read<ResizeFilter>(reader, "shrink_filter"),
            Value = (byte)(reader.Integer("value", 0, 255) ?? 114),
            Align = StepWords.Read<PadAlignment>(reader, "align") ?? PadAlignment.Center,
            Odd = StepWords.Read<OddPixel>(reader, "odd") ?? OddPixel.After,
            Rounding = StepWords.Read<SizeRounding>(reader, "rounding") ?? SizeRounding.Round,
            OnlyShrink = reader.Flag("only_shrink") ?? false,
            Multiple = reader.Integer("multiple", 1, 4096),
            Boxes = StepWords.Read<BoxRatio>(reader, "boxes") ?? BoxRatio.Nominal,
        };
        if (step.Rounding == SizeRounding.ExactSide)
        {
            reader.Problems.Add(reader.At, "\"rounding: exact-side\" is not for a letterbox; take truncate, round or half-up.");
        }

        return size is null || filter is null ? null : step;
    }
}
