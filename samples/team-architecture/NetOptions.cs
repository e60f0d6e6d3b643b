namespace TeamNet;

/// <summary>The options a spec may set, with their defaults.</summary>
public sealed record NetOptions
{
    /// <summary>Classes.</summary>
    public int ClassCount { get; init; } = 80;

    /// <summary>Channels of the stem.</summary>
    public int Width { get; init; } = 8;
}
