namespace Parity.Comparison;

/// <summary>One thing that was checked: what was expected, the limit, what was found, and where.</summary>
public sealed record Check
{
    /// <summary>The check's name: one of <see cref="CheckNames"/>.</summary>
    public required string Name { get; init; }

    /// <summary>True when what was found is inside the limit.</summary>
    public required bool Passed { get; init; }

    /// <summary>What was expected, in words or figures with their unit.</summary>
    public required string Expected { get; init; }

    /// <summary>What was found.</summary>
    public required string Found { get; init; }

    /// <summary>The limit with its unit, or null where there is none to set.</summary>
    public string? Limit { get; init; }

    /// <summary>The object, output or place, or null where the check is about the whole image.</summary>
    public string? Where { get; init; }

    /// <summary>What to do about a failure, where it is known.</summary>
    public string? Fix { get; init; }

    /// <summary>The smallest tolerance at which the check would pass, in the limit's unit; null where no tolerance would help.</summary>
    public double? RequiredTolerance { get; init; }

    /// <summary>Limit minus what was found, in the limit's unit, when the check passes; null where it has no limit.</summary>
    public double? Headroom { get; init; }
}
