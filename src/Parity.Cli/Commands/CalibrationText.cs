using System.Collections.Immutable;
using System.Globalization;
using Parity.Authoring;
using Parity.Hosting.Authoring;

namespace Parity.Cli.Commands;

/// <summary>A calibration in words.</summary>
internal static class CalibrationText
{
    /// <summary>The lines of a report.</summary>
    public static IEnumerable<string> Lines(CalibrationReport report, bool loosen)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{report.Model}: {report.Images} images");
        yield return "noise (nothing that matters was changed)";
        foreach (var source in report.Noise)
        {
            yield return $"  {source.Side}, {source.What}: {Figures(source)}";
        }

        yield return "difference";
        foreach (var source in report.Drift)
        {
            yield return $"  {source.Side}, {source.What}: {Figures(source)}";
        }

        yield return "budgets";
        foreach (var budget in report.Budgets)
        {
            yield return Budget(budget, loosen);
        }

        if (!report.Faults.IsEmpty)
        {
            yield return "faults (what each does to the reference's detections, compared with the budgets)";
        }

        foreach (var fault in report.Faults)
        {
            yield return $"  {fault.What}: {(fault.Figures is { } figures ? Effect(figures, report.Budgets) : fault.WhyNot)}";
        }
    }

    private static string Figures(NoiseSource source) => source.Figures is not { } figures
        ? $"not possible: {source.WhyNot}"
        : figures is { BoxPixels: 0, Score: 0, Raw: null or 0, Unmatched: 0 }
            ? "identical"
            : string.Create(CultureInfo.InvariantCulture, $"box {figures.BoxPixels:0.######} px, score {figures.Score:0.########}")
              + (figures.Raw is { } raw ? string.Create(CultureInfo.InvariantCulture, $", raw {raw:0.########}") : string.Empty)
              + (figures.Unmatched > 0 ? string.Create(CultureInfo.InvariantCulture, $", {figures.Unmatched} detections on one side only") : string.Empty);

    private static string Budget(BudgetProposal budget, bool loosen)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"  {(budget.Owner.Length == 0 ? string.Empty : budget.Owner + " ")}{budget.Key}: {BudgetDocument.Write(budget.Current)} holds, {budget.Measured:0.########} was measured, {BudgetDocument.Write(budget.Proposed)} is proposed");
        return line + (
            budget.Loosens ? loosen ? " (looser than now)" : "; NOT loosened: pass --allow-loosening if the difference is meant to be there"
            : budget.IsFarAbove ? string.Create(CultureInfo.InvariantCulture, $"; WARNING: the budget is {budget.Current / budget.Proposed:0} times what is needed, and faults of that size pass")
            : string.Empty);
    }

    private static string Effect(NoiseFigures figures, ImmutableArray<BudgetProposal> budgets)
    {
        var (box, score) = (Smallest(budgets, "box_px"), Smallest(budgets, "score"));
        var caught = figures.Unmatched > 0 || figures.BoxPixels > box || figures.Score > score;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"box {figures.BoxPixels:0.####} px ({figures.BoxPixels / box:0.#} times the budget), score {figures.Score:0.######} ({figures.Score / score:0.#} times), {figures.Unmatched} missing or extra: ")
            + (caught ? "seen in the detections" : "NOT seen in the detections; only the tensor's fingerprint catches it");
    }

    private static double Smallest(ImmutableArray<BudgetProposal> budgets, string key) =>
        budgets.Where(b => b.Key == key).Select(b => Math.Min(b.Current, b.Proposed)).DefaultIfEmpty(double.PositiveInfinity).Min();
}
