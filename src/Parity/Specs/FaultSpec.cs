namespace Parity.Specs;

/// <summary>A fault that the spec proves it catches.</summary>
/// <param name="At">Where it stands in the spec.</param>
/// <param name="Name">The fault's name, for instance <c>divide-by-225</c>.</param>
public sealed record FaultSpec(SpecLocation At, string Name);
