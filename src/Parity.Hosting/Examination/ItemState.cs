namespace Parity.Hosting.Examination;

/// <summary>How something that a machine was examined for stands.</summary>
public enum ItemState
{
    /// <summary>It is here and works.</summary>
    Ready,

    /// <summary>It is not here; only what needs it cannot run.</summary>
    Absent,

    /// <summary>It should work on any machine, or was demanded, and does not.</summary>
    Broken,

    /// <summary>A fact, neither good nor bad.</summary>
    Fact,
}
