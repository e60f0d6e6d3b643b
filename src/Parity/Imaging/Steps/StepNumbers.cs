using System.Globalization;
using Parity.Specs;

namespace Parity.Imaging.Steps;

/// <summary>Reads lists of numbers and sizes out of a step's settings.</summary>
internal static class StepNumbers
{
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
