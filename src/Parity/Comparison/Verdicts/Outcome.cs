namespace Parity.Comparison;

/// <summary>How something that was to be judged ended.</summary>
public enum Outcome
{
    /// <summary>It was compared and holds.</summary>
    Passed,

    /// <summary>It does not hold, or there was nothing to compare where there should have been.</summary>
    Failed,

    /// <summary>It was not judged, for a reason that is given. Never counted as passed.</summary>
    Skipped,
}
