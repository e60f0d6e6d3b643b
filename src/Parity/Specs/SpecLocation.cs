using System.Globalization;

namespace Parity.Specs;

/// <summary>A place in a spec file; lines and columns count from 1.</summary>
public readonly record struct SpecLocation(string File, int Line, int Column)
{
    /// <summary><c>file:line:column</c>, which editors and CI logs turn into a link.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}
