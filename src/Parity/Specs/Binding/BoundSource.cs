namespace Parity.Specs.Binding;

/// <summary>A source that was found.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Written">The value as written.</param>
/// <param name="Source">The absolute path, or the command line.</param>
internal sealed record BoundSource(SourceKind Kind, SpecScalar Written, string Source);
