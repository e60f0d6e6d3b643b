using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.Layouts;

/// <summary>Writes plain data as JSON, so that attributes can be handed on as text. Deep, long or cyclic data is cut, not followed.</summary>
internal static class PlainJson
{
    private const int MostValues = 10_000;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value as JSON; what has no JSON form (tensors, objects) becomes its description in a string.</summary>
    public static string Write(PickleValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            var left = MostValues;
            Write(writer, value, CheckpointLimits.WalkDepth / 2, ref left);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, PickleValue value, int depth, ref int left)
    {
        left--;
        switch (value)
        {
            case PickleNone: writer.WriteNullValue(); break;
            case PickleBool flag: writer.WriteBooleanValue(flag.Value); break;
            case PickleInteger integer when integer.TryGetInt64(out var number): writer.WriteNumberValue(number); break;
            case PickleFloat { Value: var number } when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case PickleText text when text.Value.Length <= left: writer.WriteStringValue(text.Value); left -= text.Value.Length / 16; break;
            case PickleDict dict when depth > 0: WriteDict(writer, dict, depth, ref left); break;
            case PickleList list when depth > 0: WriteList(writer, list.Items, depth, ref left); break;
            case PickleTuple tuple when depth > 0: WriteList(writer, tuple.Items, depth, ref left); break;
            default: writer.WriteStringValue(value.ToString()); break;
        }
    }

    private static void WriteDict(Utf8JsonWriter writer, PickleDict dict, int depth, ref int left)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in dict.Items)
        {
            if (left <= 0)
            {
                break;
            }

            writer.WritePropertyName((key as PickleText)?.Value ?? key.ToString());
            Write(writer, value, depth - 1, ref left);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IReadOnlyList<PickleValue> items, int depth, ref int left)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            if (left <= 0)
            {
                break;
            }

            Write(writer, item, depth - 1, ref left);
        }

        writer.WriteEndArray();
    }
}
