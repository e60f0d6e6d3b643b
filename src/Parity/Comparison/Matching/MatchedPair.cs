namespace Parity.Comparison;

/// <summary>Two detections taken for the same object.</summary>
/// <param name="Reference">Index into the reference's detections.</param>
/// <param name="Candidate">Index into the candidate's detections.</param>
/// <param name="IoU">Intersection over union of the two boxes.</param>
internal readonly record struct MatchedPair(int Reference, int Candidate, double IoU);
