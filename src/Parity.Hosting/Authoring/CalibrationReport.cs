using System.Collections.Immutable;
using Parity.Authoring;

namespace Parity.Hosting.Authoring;

/// <summary>What a calibration measured and proposes.</summary>
public sealed record CalibrationReport
{
    /// <summary>The spec's model.</summary>
    public required string Model { get; init; }

    /// <summary>The number of images used.</summary>
    public required int Images { get; init; }

    /// <summary>The noise of each side.</summary>
    public required ImmutableArray<NoiseSource> Noise { get; init; }

    /// <summary>Each candidate against the reference.</summary>
    public required ImmutableArray<NoiseSource> Drift { get; init; }

    /// <summary>Each listed fault against the reference without it.</summary>
    public required ImmutableArray<NoiseSource> Faults { get; init; }

    /// <summary>The budgets, those that need no change included.</summary>
    public required ImmutableArray<BudgetProposal> Budgets { get; init; }

    /// <summary>The spec's text with the proposed budgets that tighten.</summary>
    public required string Tightened { get; init; }

    /// <summary>The spec's text with all proposed budgets, those that loosen included.</summary>
    public required string Loosened { get; init; }
}
