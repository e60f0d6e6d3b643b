using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Parity.Engines;
using Parity.Tensors;

namespace Parity.Running.Engines;

/// <summary>
/// Reads what <c>trtexec --exportOutput</c> writes: a list of outputs with name, dimensions and values. It has no number formats, and floats have 6 significant digits.
/// </summary>
internal static partial class TrtexecJson
{
    /// <summary>What a verdict must say of values that came this way.</summary>
    public const string Limit = "outputs were read from trtexec's JSON, which rounds floats to 6 significant digits: differences below 5e-6 of a value cannot be seen (trtexec of 8.6 and newer writes them exactly)";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="outputs">The engine's outputs, which have the number formats.</param>
    /// <exception cref="ParityException">The file is none that trtexec writes, or holds an output the signature lacks.</exception>
    public static RawOutputs Read(string path, IReadOnlyList<TensorSlot> outputs)
    {
        try
        {
            // NaN and infinity are printed bare, as no JSON has them.
            using var document = JsonDocument.Parse(Bare().Replace(File.ReadAllText(path), "\"$0\""));
            return new(document.RootElement.EnumerateArray().Select(e => Output(e, outputs)).ToList());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or ArgumentException or IOException)
        {
            throw new ParityException($"{path}: expected the outputs that \"trtexec --exportOutput\" writes; {e.Message}", e);
        }
    }

    private static KeyValuePair<string, TensorData> Output(JsonElement element, IReadOnlyList<TensorSlot> outputs)
    {
        var name = element.GetProperty("name").GetString()!;
        var slot = outputs.FirstOrDefault(o => o.Name == name)
            ?? throw new ParityException($"trtexec wrote an output \"{name}\" that the signature lacks; it has {string.Join(", ", outputs)}. Name it under `outputs` with its number format.");
        var dimensions = element.GetProperty("dimensions").GetString()!;
        var shape = dimensions.Length == 0 ? [] : dimensions.Split('x').Select(d => long.Parse(d, NumberStyles.None, CultureInfo.InvariantCulture)).ToArray();
        var values = element.GetProperty("values").EnumerateArray().Select(Value).ToArray();
        return KeyValuePair.Create(name, Tensor(slot.Type, values, shape));
    }

    private static double Value(JsonElement value) => value.ValueKind != JsonValueKind.String ? value.GetDouble() : value.GetString()!.ToLowerInvariant() switch
    {
        "inf" or "infinity" => double.PositiveInfinity,
        "-inf" or "-infinity" => double.NegativeInfinity,
        _ => double.NaN,
    };

    private static TensorData Tensor(ElementType type, double[] values, long[] shape) => type switch
    {
        ElementType.Float16 => TensorData.From(Array.ConvertAll(values, v => (Half)v), shape),
        ElementType.Float64 => TensorData.From(values, shape),
        ElementType.Int64 => TensorData.From(Array.ConvertAll(values, v => checked((long)v)), shape),
        ElementType.Int32 => TensorData.From(Array.ConvertAll(values, v => checked((int)v)), shape),
        ElementType.Int8 => TensorData.From(Array.ConvertAll(values, v => checked((sbyte)v)), shape),
        ElementType.UInt8 => TensorData.From(Array.ConvertAll(values, v => checked((byte)v)), shape),
        ElementType.Bool => TensorData.From(Array.ConvertAll(values, v => v != 0), shape),
        _ => TensorData.From(Array.ConvertAll(values, v => (float)v), shape),
    };

    [GeneratedRegex(@"(?<=[\[,:]\s*)-?(nan|inf|infinity)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Bare();
}
