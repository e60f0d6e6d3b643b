using System.Collections.Immutable;

namespace Parity.Onnx.Lint;

/// <summary>Everything that was found in one model for one target.</summary>
public sealed record LintReport
{
    /// <summary>The model's file.</summary>
    public required string Model { get; init; }

    /// <summary>The target, or null: the general rules alone.</summary>
    public LintTarget? Target { get; init; }

    /// <summary>The rules that ran.</summary>
    public required ImmutableArray<LintRule> Rules { get; init; }

    /// <summary>How many operator calls were looked at, bodies and functions included.</summary>
    public required int Operators { get; init; }

    /// <summary>What was found, the worst first, then in the order of the rules and of the file.</summary>
    public required ImmutableArray<LintFinding> Findings { get; init; }

    /// <summary>What an adjustment switched off.</summary>
    public required ImmutableArray<LintFinding> Suppressed { get; init; }

    /// <summary>Adjustments that covered nothing, although their rule ran: they are out of date.</summary>
    public required ImmutableArray<LintAdjustment> Unused { get; init; }

    /// <summary>What a reader should know of the data, for instance which operator table stood in for a version without one.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>True when something is an error.</summary>
    public bool HasErrors => Findings.Any(f => f.Severity == LintSeverity.Error);

    /// <summary>How many findings have a severity.</summary>
    public int Count(LintSeverity severity) => Findings.Count(f => f.Severity == severity);
}
