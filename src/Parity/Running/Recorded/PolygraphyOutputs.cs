using System.Text.Json;
using Parity.Tensors;

namespace Parity.Running.Recorded;

/// <summary>
/// Reads the outputs that <c>polygraphy run --save-outputs</c> writes: run results of one runner, each array a complete <c>.npy</c> in base64,
/// so nothing is lost. Only the last iteration is read.
/// </summary>
public static class PolygraphyOutputs
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="ParityException">It is no such file.</exception>
    public static RawOutputs Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var iterations = document.RootElement.GetProperty("lst")[0][1];
            var outputs = iterations[iterations.GetArrayLength() - 1].GetProperty("outputs");
            return new(outputs.EnumerateObject().Select(o => KeyValuePair.Create(o.Name, Array(o.Value, $"{path}({o.Name})"))).ToList());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or FormatException)
        {
            throw new ParityException($"{path}: expected the run results that \"polygraphy run --save-outputs\" writes; {e.Message}", e);
        }
    }

    // Newer versions wrap the array in a LazyArray with "values".
    private static TensorData Array(JsonElement element, string name)
    {
        var array = element.TryGetProperty("values", out var values) ? values : element;
        return NpyFile.Read(array.GetProperty("array").GetBytesFromBase64(), name);
    }
}
