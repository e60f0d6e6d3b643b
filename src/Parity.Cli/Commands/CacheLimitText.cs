using System.Globalization;
using System.Text.RegularExpressions;
using Parity.Running.Caching;

namespace Parity.Cli.Commands;

/// <summary>Reads the limits of a reference cache as people write them: <c>30d</c>, <c>2GB</c>.</summary>
internal static partial class CacheLimitText
{
    private const double HoursInCentury = 100 * 366 * 24.0;

    private static readonly Dictionary<string, double> Hours = new(StringComparer.Ordinal) { ["h"] = 1, ["d"] = 24, ["w"] = 7 * 24 };

    private static readonly Dictionary<string, double> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["B"] = 1, ["KB"] = 1e3, ["MB"] = 1e6, ["GB"] = 1e9, ["TB"] = 1e12, ["KiB"] = 1024, ["MiB"] = 1 << 20, ["GiB"] = 1 << 30, ["TiB"] = 1L << 40,
    };

    /// <summary>The limits; at least one must be there.</summary>
    /// <exception cref="ParityException">There is none, or one is no age or size.</exception>
    public static CacheLimits Read(string? olderThan, string? maxSize)
    {
        if (olderThan is null && maxSize is null)
        {
            throw new ParityException("expected what may stay, as --older-than 30d or --max-size 2GB or both; found neither.");
        }

        return new()
        {
            OlderThan = olderThan is null ? null : TimeSpan.FromHours(Math.Min(HoursInCentury, Number(olderThan, Hours, "--older-than", "an age such as 30d, 12h or 4w"))),
            MaxBytes = maxSize is null ? null : (long)Math.Min(1e18, Number(maxSize, Units, "--max-size", "a size such as 2GB, 500MB or 1GiB")),
        };
    }

    private static double Number(string text, Dictionary<string, double> units, string option, string expected) =>
        Form().Match(text) is { Success: true } match && units.TryGetValue(match.Groups["unit"].Value, out var factor)
            ? double.Parse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * factor
            : throw new ParityException($"{option}: expected {expected}; found \"{text}\".");

    [GeneratedRegex(@"\A(?<number>[0-9]{1,15}(\.[0-9]{1,15})?) ?(?<unit>[A-Za-z]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
