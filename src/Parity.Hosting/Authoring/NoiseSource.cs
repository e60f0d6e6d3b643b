using Parity.Authoring;

namespace Parity.Hosting.Authoring;

/// <summary>One way in which a model's answers could vary.</summary>
/// <param name="Side">The reference, or a candidate's name.</param>
/// <param name="What">What was varied.</param>
/// <param name="Figures">What came of it; null: it could not be tried.</param>
/// <param name="WhyNot">Why it could not be tried.</param>
public sealed record NoiseSource(string Side, string What, NoiseFigures? Figures, string? WhyNot);
