using Parity.Checkpoints;
using Parity.Tensors;

namespace Parity.Running.Recorded;

/// <summary>Reads one file of recorded outputs by its extension.</summary>
internal static class RecordedOutputs
{
    /// <summary>The extensions that are read, in the order they are looked for.</summary>
    public static readonly IReadOnlyList<string> Extensions = [".npz", ".safetensors", ".json"];

    public static RawOutputs Read(string path) => Path.GetExtension(path) switch
    {
        ".npz" => new(NpzFile.Read(path)),
        ".json" => PolygraphyOutputs.Read(path),
        _ => new(Tensors(path)),
    };

    private static List<KeyValuePair<string, TensorData>> Tensors(string path)
    {
        using var file = CheckpointFile.Open(path);
        return [.. file.SelectWeights(string.Empty, string.Empty).StateDict.Entries.Select(e => KeyValuePair.Create(e.Name, e.Read()))];
    }
}
