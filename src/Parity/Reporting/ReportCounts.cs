using System.Globalization;
using Parity.Comparison;
using Parity.Running;

namespace Parity.Reporting;

/// <summary>How many cases ended in which way.</summary>
/// <param name="Cases">All cases.</param>
/// <param name="Passed">Cases that were compared and hold.</param>
/// <param name="Failed">Cases that do not hold.</param>
/// <param name="NotJudged">Cases that could not be judged.</param>
/// <param name="Skipped">Cases that were not run, each for a declared reason.</param>
/// <param name="ComparedValues">Single values compared.</param>
public sealed record ReportCounts(int Cases, int Passed, int Failed, int NotJudged, int Skipped, long ComparedValues)
{
    /// <summary>Counts cases.</summary>
    public static ReportCounts Of(IEnumerable<CaseResult> cases)
    {
        var all = cases.ToList();
        int Count(CaseOutcome outcome) => all.Count(c => c.Outcome == outcome);
        return new(
            all.Count, Count(CaseOutcome.Passed), Count(CaseOutcome.Failed), Count(CaseOutcome.NotJudged), Count(CaseOutcome.Skipped), all.Sum(c => c.ComparedValues));
    }

    /// <summary>The coverage line every run ends with.</summary>
    public string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(Cases, "case")}: {Passed} passed, {Failed} failed, {NotJudged} not judged, {Skipped} skipped; {ComparedValues:#,0} values compared");
}
