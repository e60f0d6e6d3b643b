using Parity.Authoring;
using Parity.Specs;

namespace Parity.Hosting.Authoring;

/// <summary>First budgets: those of float32 for all, and those of every other precision among the candidates.</summary>
internal static class ToleranceChoice
{
    /// <summary>The value of <c>tolerance</c>.</summary>
    public static DraftValue Make(IEnumerable<ExportFacts> exports)
    {
        var others = exports.Select(Of).Where(p => p > PrecisionClass.Fp32).Distinct().Order().ToList();
        string[] parts = ["box_px: 0.5", "score: 0.001", .. others.Select(Budget)];
        string[] comments =
        [
            "guessed: a first budget for float32, pixels of the original image and absolute score; parity calibrate measures what this model needs",
            .. others.Select(p => $"guessed: {Word(p)} by the bounds of its number format (docs/tensorrt.md), chosen and not measured"),
        ];
        return new($"{{ {string.Join(", ", parts)} }}", [.. comments]);
    }

    /// <summary>The precision a candidate is judged as: an engine that does not say is taken for TensorRT's default.</summary>
    public static PrecisionClass Of(ExportFacts export) => export.Precision ?? (export.Kind == "engine" ? PrecisionClass.Tf32 : PrecisionClass.Fp32);

    /// <summary>A precision as specs spell it.</summary>
    public static string Word(PrecisionClass precision) => precision.ToString().ToLowerInvariant();

    private static string Budget(PrecisionClass precision)
    {
        var budget = PrecisionBudgets.Of(precision);
        return FormattableString.Invariant($"{Word(precision)}: {{ box_px: {budget.BoxPixels}, score: {budget.Score} }}");
    }
}
