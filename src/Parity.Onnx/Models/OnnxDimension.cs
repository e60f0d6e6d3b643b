using System.Globalization;

namespace Parity.Onnx.Models;

/// <summary>One dimension of a declared shape: a size, a named free size, or unknown (both null).</summary>
/// <param name="Value">The size, when it is fixed.</param>
/// <param name="Symbol">The name of a free size, for instance <c>N</c>.</param>
public readonly record struct OnnxDimension(long? Value, string? Symbol)
{
    /// <summary>True when the size is fixed in the file.</summary>
    public bool IsFixed => Value.HasValue;

    /// <inheritdoc/>
    public override string ToString() => Value?.ToString(CultureInfo.InvariantCulture) ?? Symbol ?? "?";
}
