using Parity.Specs;

namespace Parity.Imaging.Steps;

/// <summary>How a named step is read from a spec.</summary>
/// <param name="Bind">Reads the settings; returns null after noting a problem.</param>
/// <param name="Shorthand">The setting that a bare value stands for: <c>scale: 1/255</c> is <c>scale: { by: 1/255 }</c>.</param>
internal sealed record StepBinding(Func<MapReader, IPreprocessStep?> Bind, string? Shorthand = null);
