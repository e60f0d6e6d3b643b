namespace Parity.Running;

/// <summary>Whether an artefact holds the weights of a checkpoint.</summary>
/// <param name="Passed">True when every weight is accounted for and at least one was found.</param>
/// <param name="Text">The account in words.</param>
/// <param name="ComparedWeights">How many tensors of the checkpoint were found.</param>
public sealed record WeightsVerdict(bool Passed, string Text, long ComparedWeights);
