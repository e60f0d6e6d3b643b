using System.Globalization;

namespace Parity.Comparison;

/// <summary>Counts with their noun: <c>1 image</c>, <c>2 images</c>.</summary>
internal static class Counted
{
    public static string Of(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? string.Empty : "s")}");
}
