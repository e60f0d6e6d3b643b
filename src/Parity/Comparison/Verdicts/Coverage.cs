using System.Collections.Immutable;
using System.Globalization;

namespace Parity.Comparison;

/// <summary>What a run covered: how green was earned.</summary>
public sealed record Coverage
{
    /// <summary>All cases.</summary>
    public required int Cases { get; init; }

    /// <summary>Cases that were compared and hold.</summary>
    public required int Passed { get; init; }

    /// <summary>Cases that do not hold.</summary>
    public required int Failed { get; init; }

    /// <summary>Single values compared.</summary>
    public required long ComparedValues { get; init; }

    /// <summary>Cases that were not run, each with its declared reason.</summary>
    public required ImmutableArray<JudgedCase> Skips { get; init; }

    /// <summary>The line every run ends with.</summary>
    public string Line
    {
        get
        {
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"{Counted.Of(Cases, "case")}: {Passed} passed, {Failed} failed, {Skips.Length} skipped; {ComparedValues:#,0} values compared");
            var reasons = Skips.GroupBy(s => s.SkipReason, StringComparer.Ordinal).Select(g => $"{Counted.Of(g.Count(), "case")} skipped: {g.Key}");
            return string.Join("; ", [line, .. reasons]);
        }
    }
}
