using System.Collections.Immutable;

namespace Parity.Specs;

/// <summary>The preprocessing as written: a preset's steps, or the steps themselves.</summary>
/// <param name="Preset">The preset's name, or null.</param>
/// <param name="Steps">Every step as a one-entry mapping or a bare name, in order, presets expanded.</param>
public sealed record PreprocessSpec(string? Preset, ImmutableArray<SpecNode> Steps);
