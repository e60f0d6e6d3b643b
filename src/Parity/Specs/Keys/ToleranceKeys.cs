using System.Collections.Immutable;

namespace Parity.Specs;

/// <summary>Keys of <c>tolerance</c>.</summary>
internal static class ToleranceKeys
{
    public static readonly SpecKey BoxPixels = new("box_px", SpecValueKind.Number, "Largest displacement of a box corner, in pixels of the original image. A value at the limit passes.")
    {
        Minimum = 0,
        Default = "0.5, or by precision (tensorrt.md)",
    };

    public static readonly SpecKey Score = new("score", SpecValueKind.Number, "Largest absolute difference of a score.") { Minimum = 0, Maximum = 1, Default = "0.001, or by precision (tensorrt.md)" };

    public static readonly SpecKey Label = new("label", SpecValueKind.Choice, "Labels always agree exactly; the key only says so.") { Choices = ["exact"], Default = "exact" };

    public static readonly SpecKey Tensor = new("tensor", SpecValueKind.Number, "Largest difference of the preprocessed tensor's statistics from the golden's; 0 demands the same bytes.")
    {
        Minimum = 0,
        Default = "0",
    };

    public static readonly SpecKey RawMaxAbs = new("max_abs", SpecValueKind.Number, "Largest absolute difference of a dense raw output.") { Minimum = 0, IsRequired = true };

    public static readonly SpecKey Raw = new("raw", SpecValueKind.Map, "The budget of dense raw outputs, of fixed shape and order.")
    {
        Keys = [RawMaxAbs],
        Default = "raw outputs are reported, not judged",
    };

    /// <summary>Budgets for the candidates of one precision, from the strictest format to the loosest.</summary>
    public static readonly ImmutableArray<SpecKey> Precisions = [.. Enum.GetNames<PrecisionClass>().Select(n => n.ToLowerInvariant()).Select(OfPrecision)];

    /// <summary>The budgets of one candidate.</summary>
    public static readonly SpecKey Section = new("tolerance", SpecValueKind.Map, "The budgets of a comparison.")
    {
        Keys = [BoxPixels, Score, Label, Tensor, Raw],
        Default = "each budget's own",
    };

    /// <summary>The budgets of a spec.</summary>
    public static readonly SpecKey Root = Section with { Keys = [.. Section.Keys, .. Precisions] };

    private static SpecKey OfPrecision(string name) => new(name, SpecValueKind.Map, $"Budgets for candidates that compute in {name}; those left out are the spec's.")
    {
        Keys = [BoxPixels, Score, Label, Raw],
        Default = "the spec's",
    };
}
