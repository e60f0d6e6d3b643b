using Parity.Imaging.Resizing;
using Parity.Specs;

namespace Parity.Imaging.Steps;

/// <summary>
/// Resizes the picture. YAML: <c>resize: { size: [640, 640], filter: pillow-bilinear }</c>; instead of <c>size</c> (stretch) one of <c>fit</c>,
/// <c>long_side</c>, <c>short_side</c> with <c>max_long_side</c>, or <c>scale</c>, with <c>rounding</c> and <c>only_shrink</c>. The filter has no default.
/// </summary>
/// <param name="Rule">Which size.</param>
/// <param name="Filter">How pixels are computed.</param>
public sealed record ResizeStep(ResizeRule Rule, ResizeFilter Filter) : IPreprocessStep
{
    /// <summary>Another filter for pictures that are made smaller, or null: MMYOLO takes OpenCV's area there.</summary>
    public ResizeFilter? ShrinkFilter { get; init; }

    /// <summary>The ratio that takes boxes back.</summary>
    public BoxRatio Boxes { get; init; }

    /// <inheritdoc/>
    public string Name => "resize";

    /// <inheritdoc/>
    public void Apply(PreprocessState state)
    {
        var plan = Rule.Plan(state.Width, state.Height);
        var filter = Math.Min(plan.RatioX, plan.RatioY) < 1 ? ShrinkFilter ?? Filter : Filter;
        state.Trace.Scale(
            Boxes == BoxRatio.Nominal ? plan.RatioX : (double)plan.Width / state.Width,
            Boxes == BoxRatio.Nominal ? plan.RatioY : (double)plan.Height / state.Height);
        state.Reshape(
            pixels => PixelResizing.Resize(pixels, plan.Width, plan.Height, filter),
            planes => PixelResizing.Resize(planes, plan.Width, plan.Height, filter));
    }

    /// <inheritdoc/>
    public SpecNode ToSpec(SpecLocation at) => StepNode.Of(
        at,
        Name,
        [
            .. Rule.Settings,
            ("filter", StepWords.Of(Filter)),
            ("shrink_filter", ShrinkFilter is { } shrink ? StepWords.Of(shrink) : null),
            ("boxes", StepWords.Of(Boxes)),
        ]);

    internal static ResizeStep? Bind(MapReader reader)
    {
        var rule = ResizeRuleReader.Read(reader);
        var filter = StepWords.Read<ResizeFilter>(reader, "filter", required: true);
        var shrink = StepWords.Read<ResizeFilter>(reader, "shrink_filter");
        var boxes = StepWords.Read<BoxRatio>(reader, "boxes") ?? BoxRatio.Actual;
        return rule is null || filter is null ? null : new(rule, filter.Value) { ShrinkFilter = shrink, Boxes = boxes };
    }
}
