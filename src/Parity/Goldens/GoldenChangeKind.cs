namespace Parity.Goldens;

/// <summary>What approving would do to a golden.</summary>
public enum GoldenChangeKind
{
    /// <summary>There is none yet.</summary>
    New,

    /// <summary>Its text changes.</summary>
    Changed,

    /// <summary>It stays as it is, to the byte.</summary>
    Unchanged,
}
