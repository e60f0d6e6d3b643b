namespace Parity.Comparison;

/// <summary>What messages call the two sides of a comparison.</summary>
/// <param name="Reference">What is held to be right.</param>
/// <param name="Candidate">What is judged.</param>
internal sealed record SideNames(string Reference, string Candidate)
{
    /// <summary>Two models.</summary>
    public static SideNames Models { get; } = new("reference", "candidate");

    /// <summary>The reference against what was approved.</summary>
    public static SideNames Golden { get; } = new("golden", "reference");

    /// <summary>The candidate against what was approved, where there is no reference.</summary>
    public static SideNames GoldenAsReference { get; } = new("golden", "candidate");
}
