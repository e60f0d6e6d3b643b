namespace Parity.Machines;

/// <summary>What a machine has, or why not, of one thing that models may need.</summary>
/// <param name="Name">What was looked for: a requirement's name.</param>
/// <param name="IsThere">True when it can be used.</param>
/// <param name="Version">Its version, or null where it has none or does not tell.</param>
/// <param name="Text">What was found, or what is missing.</param>
public sealed record Finding(string Name, bool IsThere, Version? Version, string Text)
{
    /// <summary>Where it lies, for programs; null for everything else.</summary>
    public string? Path { get; init; }

    /// <summary>Why this finding does not satisfy a requirement, or null when it does.</summary>
    public string? Lacks(Requirement requirement) =>
        !IsThere ? Text
        : requirement.AtLeast is not { } least || Version >= least ? null
        : Version is null ? $"{Text}, whose version is unknown"
        : $"only {ReleaseVersion.Show(Version)} is here ({Text})";
}
