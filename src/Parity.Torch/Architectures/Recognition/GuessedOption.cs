namespace Parity.Torch.Architectures.Recognition;

/// <summary>An option of an architecture, told from the weights or the export.</summary>
/// <param name="Key">The option.</param>
/// <param name="Value">Its value as YAML.</param>
/// <param name="Because">What it was told from.</param>
public sealed record GuessedOption(string Key, string Value, string Because);
