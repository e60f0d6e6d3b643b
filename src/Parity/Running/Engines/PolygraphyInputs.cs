using System.Text.Json;
using Parity.Engines;
using Parity.Tensors;

namespace Parity.Running.Engines;

/// <summary>Writes inputs as <c>polygraphy run --load-inputs</c> reads them: a list of one mapping, each array a complete <c>.npy</c> in base64, so nothing is lost.</summary>
internal static class PolygraphyInputs
{
    public static void Write(string path, IReadOnlyList<TensorSlot> inputs, IReadOnlyList<TensorData> tensors)
    {
        using var stream = File.Create(path);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartArray();
        json.WriteStartObject();
        foreach (var (slot, tensor) in inputs.Zip(tensors))
        {
            json.WriteStartObject(slot.Name);
            json.WriteBase64String("array", NpyFile.Write(tensor));
            json.WriteString("polygraphy_class", "ndarray");
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }
}
