namespace Parity.Running;

/// <summary>A step of a run, for whoever watches.</summary>
/// <param name="Model">The spec's model.</param>
/// <param name="Done">Cases judged so far.</param>
/// <param name="Total">Cases of the run.</param>
/// <param name="Current">What is being worked on.</param>
public sealed record RunProgress(string Model, int Done, int Total, string Current);
