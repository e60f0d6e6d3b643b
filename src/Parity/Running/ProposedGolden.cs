using Parity.Goldens;

namespace Parity.Running;

/// <summary>A golden that a run proposes, with the picture that is approved beside it.</summary>
/// <param name="Golden">The golden.</param>
/// <param name="Overlay">A PNG of the image with the golden's boxes drawn on it.</param>
public sealed record ProposedGolden(Golden Golden, byte[] Overlay);
