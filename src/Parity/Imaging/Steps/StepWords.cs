using System.Text;
using Parity.Specs;

namespace Parity.Imaging.Steps;

/// <summary>The words a spec uses for enumerated settings: <c>HighByte</c> is <c>high-byte</c>.</summary>
internal static class StepWords
{
    public static string Of<T>(T value)
        where T : struct, Enum => ToWord(value.ToString());

    public static T? Read<T>(MapReader reader, string key, bool required = false)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        string[] words = [.. values.Select(Of)];
        return reader.Choice(key, words, required) is { } word ? values[Array.IndexOf(words, word)] : null;
    }

    private static string ToWord(string name)
    {
        var word = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && word.Length > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }
}
