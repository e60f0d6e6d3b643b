using System.Globalization;
using System.Text;
using Parity.Specs;

namespace Parity.Running;

/// <summary>A decoder with its settings as one line of text, equal for decoders that do the same; goldens hash it.</summary>
internal static class DecoderIdentity
{
    public static string Of(string name, SpecMap? settings, double scoreThreshold)
    {
        var text = new StringBuilder(name).Append(CultureInfo.InvariantCulture, $" threshold={scoreThreshold:R}");
        foreach (var (key, value) in settings?.Entries.OrderBy(e => e.Key.Text, StringComparer.Ordinal) ?? Enumerable.Empty<KeyValuePair<SpecScalar, SpecNode>>())
        {
            text.Append(' ').Append(key.Text).Append('=');
            Append(text, value);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, SpecNode node)
    {
        switch (node)
        {
            case SpecScalar scalar:
                text.Append(scalar.Text);
                break;
            case SpecList list:
                text.Append('[');
                foreach (var item in list.Items)
                {
                    Append(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case SpecMap map:
                text.Append('{');
                foreach (var (key, value) in map.Entries)
                {
                    Append(text.Append(key.Text).Append(':'), value);
                    text.Append(',');
                }

                text.Append('}');
                break;
        }
    }
}
