namespace Parity.Comparison;

/// <summary>The two sides of a comparison.</summary>
public enum ComparedSide
{
    /// <summary>What is held to be right: the original model, or the approved golden.</summary>
    Reference,

    /// <summary>What is judged.</summary>
    Candidate,
}
