using System.Text;
using System.Text.Json;
using Parity.Checkpoints;

namespace Parity.Cli.Tests;

/// <summary>Writes the weights of a checkpoint as safetensors, under names of the test's choice.</summary>
internal static class SafeTensorsWriting
{
    public static void Write(string checkpoint, string target, Func<string, string> name)
    {
        using var file = CheckpointFile.Open(checkpoint);
        var header = new Dictionary<string, object>(StringComparer.Ordinal);
        var body = new MemoryStream();
        foreach (var entry in file.SelectWeights().StateDict.Entries.Where(e => e.ElementType == Parity.Tensors.ElementType.Float32))
        {
            var start = body.Length;
            body.Write(entry.Read().Bytes.Span);
            header.Add(name(entry.Name), new { dtype = "F32", shape = entry.Shape, data_offsets = new[] { start, body.Length } });
        }

        var json = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(header));
        using var stream = File.Create(target);
        stream.Write(BitConverter.GetBytes((long)json.Length));
        stream.Write(json);
        body.WriteTo(stream);
    }
}
