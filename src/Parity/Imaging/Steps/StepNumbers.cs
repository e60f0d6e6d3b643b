using System.Globalization;
using Parity.Specs;

namespace Parity.Imaging.Steps;

/// <summary>Reads lists of numbers and sizes out of a step's settings.</summary>
internal static class StepNumbers
{
    /// <summary>The longest side a step can ask for.</summary>
    public const int MaxSide = 32_768;

    /// <summary>A size: one number for a square, or <c>[width, height]</c>; null when absent or, after noting it, unusable.</summary>
    public static (int Width, int Height)? Size(MapReader reader, string key)
    {
        switch (reader.Node(key))
        {
            case null:
                return null;
            case SpecScalar side when Side(side, out var length):
                return (length, length);
            case SpecList { Items: [SpecScalar first, SpecScalar second] } when Side(first, out var width) && Side(second, out var height):
                return (width, height);
            case var node:
                reader.Problems.Add(node.At, $"\"{key}\" must be a side in pixels or [width, height], from 1 to {MaxSide}.");
                return null;
        }
    }

    /// <summary>A colour: one number for all channels, or three; null after noting that it is unusable.</summary>
    public static float[]? Colour(MapReader reader, string key, float otherwise)
    {
        if (reader.Node(key) is SpecList)
        {
            return Read(reader, key, 3);
        }

        var before = reader.Problems.Items.Count;
        var level = (float)(reader.Number(key, -1e6, 1e6) ?? otherwise);
        return reader.Problems.Items.Count == before ? [level, level, level] : null;
    }

    private static bool Side(SpecScalar scalar, out int side) =>
        int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out side) && side is >= 1 and <= MaxSide;

    /// <summary>A list of so many finite numbers, which must be there.</summary>
    public static float[]? Read(MapReader reader, string key, int count)
    {
        if (reader.Texts(key, required: true) is not { } texts)
        {
            return null;
        }

        var numbers = new List<float>(count);
        foreach (var text in texts)
        {
            if (float.TryParse(text.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number))
            {
                numbers.Add(number);
            }
            else
            {
                reader.Problems.Add(text.At, $"\"{key}\" is a list of numbers; found \"{text.Text}\".");
                return null;
            }
        }

        if (numbers.Count == count)
        {
            return [.. numbers];
        }

        reader.Problems.Add(reader.At, $"\"{key}\" needs {count} numbers, one per channel; found {numbers.Count}.");
        return null;
    }
}
