using System.Globalization;
using Parity.Onnx.Protos;

namespace Parity.Onnx.Reading;

/// <summary>Where an external tensor's bytes lie.</summary>
/// <param name="Location">The file, relative to the model's folder.</param>
/// <param name="Offset">The first byte.</param>
/// <param name="Length">The number of bytes, or null: what the shape takes.</param>
internal readonly record struct ExternalDataEntry(string Location, long Offset, long? Length)
{
    /// <summary>Reads the key and value pairs of a tensor.</summary>
    public static ExternalDataEntry From(IEnumerable<StringStringEntryProto> pairs)
    {
        var entry = new ExternalDataEntry(string.Empty, 0, null);
        foreach (var pair in pairs)
        {
            entry = pair.Key switch
            {
                "location" => entry with { Location = pair.Value },
                "offset" => entry with { Offset = Number(pair) },
                "length" => entry with { Length = Number(pair) },
                _ => entry,
            };
        }

        return entry;
    }

    private static long Number(StringStringEntryProto pair) =>
        long.TryParse(pair.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new ParityException($"The model's external data has the {pair.Key} \"{pair.Value}\"; expected a number of bytes.");
}
