using Parity.Tensors;

namespace Parity.Comparison;

/// <summary>One output of both sides.</summary>
/// <param name="Name">The reference's name.</param>
/// <param name="Reference">The reference's tensor.</param>
/// <param name="CandidateName">The candidate's name, which differs where the output was renamed and taken by position.</param>
/// <param name="Candidate">The candidate's tensor.</param>
internal sealed record OutputPair(string Name, TensorData Reference, string CandidateName, TensorData Candidate)
{
    /// <summary>True when the values correspond one by one.</summary>
    public bool SameShape => Reference.Shape.SequenceEqual(Candidate.Shape);

    /// <summary>True when the names differ.</summary>
    public bool Renamed => Name != CandidateName;
}
