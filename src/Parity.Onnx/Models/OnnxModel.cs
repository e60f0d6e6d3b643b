using System.Collections.Immutable;
using Parity.Onnx.Protos;
using Parity.Onnx.Reading;

namespace Parity.Onnx.Models;

/// <summary>An ONNX file, read but not run.</summary>
public sealed class OnnxModel
{
    private OnnxModel(ModelProto proto, string path)
    {
        var folder = new ExternalDataFolder(path);
        Path = path;
        IrVersion = proto.IrVersion;
        Producer = string.Join(' ', new[] { proto.ProducerName, proto.ProducerVersion }.Where(t => t.Length > 0));
        Opsets = proto.OpsetImport.GroupBy(o => o.Domain == "ai.onnx" ? string.Empty : o.Domain, StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Key, g => g.Max(o => o.Version), StringComparer.Ordinal);
        Metadata = proto.MetadataProps.GroupBy(p => p.Key, StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);
        Graph = new(proto.Graph, folder);
        Functions = [.. proto.Functions.Select(f => new OnnxFunction(f, folder))];
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The version of the file format.</summary>
    public long IrVersion { get; }

    /// <summary>The program that wrote it, with its version, for instance <c>pytorch 1.13.0</c>.</summary>
    public string Producer { get; }

    /// <summary>The operator set versions by domain; ONNX's own domain is the empty text.</summary>
    public ImmutableDictionary<string, long> Opsets { get; }

    /// <summary>The version of ONNX's own operator set; 0 when none is imported.</summary>
    public long Opset => Opsets.GetValueOrDefault(string.Empty);

    /// <summary>Key and value pairs of the exporter.</summary>
    public ImmutableDictionary<string, string> Metadata { get; }

    /// <summary>The model's graph.</summary>
    public OnnxGraph Graph { get; }

    /// <summary>Operators that the model defines itself.</summary>
    public ImmutableArray<OnnxFunction> Functions { get; }

    /// <summary>Reads a file; tensors in other files are read only when asked for.</summary>
    /// <exception cref="ParityException">The file is missing, empty, cut short, or no ONNX model; the message says what it is instead.</exception>
    public static OnnxModel Load(string path) => new(OnnxFile.Read(path), path);

    /// <summary>Reads a model from memory; <paramref name="path"/> names it in messages and is where external data would lie.</summary>
    /// <exception cref="ParityException">The bytes are no ONNX model.</exception>
    public static OnnxModel Parse(ReadOnlySpan<byte> bytes, string path) => new(OnnxFile.Parse(bytes, path), path);
}
