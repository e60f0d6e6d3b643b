using System.Globalization;

namespace Parity.Specs;

/// <content>Single values: text, words, numbers and flags.</content>
public sealed partial class MapReader
{
    /// <summary>A single value with its place.</summary>
    public SpecScalar? Scalar(string key, bool required = false) => Typed<SpecScalar>(key, required, "a single value");

    /// <summary>A text value.</summary>
    public string? Text(string key, bool required = false) => Scalar(key, required)?.Text;

    /// <summary>A text value out of a fixed list.</summary>
    public string? Choice(string key, IReadOnlyCollection<string> known, bool required = false)
    {
        if (Scalar(key, required) is not { } scalar)
        {
            return null;
        }

        if (known.Contains(scalar.Text))
        {
            return scalar.Text;
        }

        Problems.Add(scalar.At, $"\"{key}\" cannot be {scalar.Shown}; {Suggestion.For(scalar.Text, known)}");
        return null;
    }

    /// <summary>A number between two limits, written with a decimal point.</summary>
    public double? Number(string key, double min = double.NegativeInfinity, double max = double.PositiveInfinity, bool required = false) =>
        Number(key, min, max, belowMax: false, required);

    /// <summary>A number within the limits of its key.</summary>
    public double? Number(SpecKey key) =>
        Number(key.Name, key.Minimum ?? double.NegativeInfinity, key.Maximum ?? double.PositiveInfinity, key.IsBelowMaximum, key.IsRequired);

    /// <summary>A whole number between two limits.</summary>
    public int? Integer(string key, int min = int.MinValue, int max = int.MaxValue, bool required = false)
    {
        if (Scalar(key, required) is not { } scalar)
        {
            return null;
        }

        if (!scalar.IsQuoted && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        var low = min == int.MinValue ? double.NegativeInfinity : min;
        var high = max == int.MaxValue ? double.PositiveInfinity : max;
        Problems.Add(scalar.At, $"\"{key}\" must be a whole number{Range(low, high, belowMax: false)}; found {Found(scalar)}.");
        return null;
    }

    /// <summary>A whole number within the limits of its key.</summary>
    public int? Integer(SpecKey key) =>
        Integer(key.Name, (int)(key.Minimum ?? int.MinValue), (int)(key.Maximum ?? int.MaxValue), key.IsRequired);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool? Flag(string key, bool required = false) => Choice(key, ["true", "false"], required) is { } text ? text == "true" : null;

    private double? Number(string key, double min, double max, bool belowMax, bool required)
    {
        if (Scalar(key, required) is not { } scalar)
        {
            return null;
        }

        if (!scalar.IsQuoted && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value) && value >= min && (belowMax ? value < max : value <= max))
        {
            return value;
        }

        Problems.Add(scalar.At, $"\"{key}\" must be a number{Range(min, max, belowMax)}; found {Found(scalar)}.");
        return null;
    }

    private static string Found(SpecScalar scalar) => scalar.IsQuoted ? $"the text {scalar.Shown}: remove its quotes" : scalar.Shown;

    private static string Range(double min, double max, bool belowMax)
    {
        var upper = belowMax ? "below" : "at most";
        return (double.IsFinite(min), double.IsFinite(max)) switch
        {
            (true, true) when belowMax => string.Create(CultureInfo.InvariantCulture, $" of at least {min} and below {max}"),
            (true, true) => string.Create(CultureInfo.InvariantCulture, $" from {min} to {max}"),
            (true, false) => string.Create(CultureInfo.InvariantCulture, $" of at least {min}"),
            (false, true) => string.Create(CultureInfo.InvariantCulture, $" of {upper} {max}"),
            _ => string.Empty,
        };
    }
}
