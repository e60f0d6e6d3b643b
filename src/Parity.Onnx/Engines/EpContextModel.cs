using Google.Protobuf;
using Parity.Engines;
using Parity.Onnx.Models;
using Parity.Onnx.Protos;

namespace Parity.Onnx.Engines;

/// <summary>
/// Writes the ONNX model that hands a serialized TensorRT engine to ONNX Runtime: a graph of exactly one node, <c>EPContext</c> of domain <c>com.microsoft</c>,
/// whose inputs and outputs have the engine's own names and number formats. See onnxruntime.ai, "EP Context Design".
/// </summary>
public static class EpContextModel
{
    // The oldest that ONNX Runtime reads the operator with in every version that has it; no other operator is in the graph.
    private const long IrVersion = 8;
    private const long Opset = 17;

    // AttributeProto.AttributeType of the ONNX format.
    private const int IntAttribute = 2;
    private const int TextAttribute = 3;

    /// <summary>A model that names the engine's file.</summary>
    /// <param name="signature">The engine's inputs and outputs.</param>
    /// <param name="engineFile">The file, relative to the model's folder and not above it.</param>
    /// <param name="hardware">The architecture it was built for, for instance <c>89</c> or <c>80+</c>; null: not stated.</param>
    /// <exception cref="ParityException">The path is absolute or leads upwards, which ONNX Runtime refuses.</exception>
    public static byte[] ByReference(EngineSignature signature, string engineFile, string? hardware = null)
    {
        if (engineFile.Length == 0 || Path.IsPathRooted(engineFile) || engineFile.Split('/', '\\').Contains("..") || engineFile.Contains(':', StringComparison.Ordinal))
        {
            throw new ParityException($"An engine is named relative to its model, in the same folder or below; \"{engineFile}\" is not. Copy or link it there.");
        }

        return Write(signature, ByteString.CopyFromUtf8(engineFile), isEmbedded: false, hardware);
    }

    /// <summary>A model that holds the engine.</summary>
    /// <param name="signature">The engine's inputs and outputs.</param>
    /// <param name="engine">The plan, from its first byte.</param>
    /// <param name="hardware">The architecture it was built for; null: not stated.</param>
    public static byte[] Embedded(EngineSignature signature, ReadOnlySpan<byte> engine, string? hardware = null) =>
        Write(signature, ByteString.CopyFrom(engine), isEmbedded: true, hardware);

    private static byte[] Write(EngineSignature signature, ByteString context, bool isEmbedded, string? hardware)
    {
        var node = new NodeProto { OpType = "EPContext", Domain = "com.microsoft", Name = "engine" };
        node.Input.Add(signature.Inputs.Select(i => i.Name));
        node.Output.Add(signature.Outputs.Select(o => o.Name));
        node.Attribute.Add(new AttributeProto { Name = "main_context", Type = IntAttribute, I = 1 });
        node.Attribute.Add(new AttributeProto { Name = "embed_mode", Type = IntAttribute, I = isEmbedded ? 1 : 0 });
        node.Attribute.Add(new AttributeProto { Name = "ep_cache_context", Type = TextAttribute, S = context });
        node.Attribute.Add(new AttributeProto { Name = "source", Type = TextAttribute, S = ByteString.CopyFromUtf8("TensorrtExecutionProvider") });
        if (hardware is not null)
        {
            node.Attribute.Add(new AttributeProto { Name = "hardware_architecture", Type = TextAttribute, S = ByteString.CopyFromUtf8(hardware) });
        }

        var graph = new GraphProto { Name = "engine", Node = { node } };
        graph.Input.Add(signature.Inputs.Select(Value));
        graph.Output.Add(signature.Outputs.Select(Value));
        var model = new ModelProto { IrVersion = IrVersion, ProducerName = "Parity", Graph = graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = string.Empty, Version = Opset });
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "com.microsoft", Version = 1 });
        return model.ToByteArray();
    }

    // A free dimension needs a name; equal names would promise equal sizes, so each has its own.
    private static ValueInfoProto Value(TensorSlot slot)
    {
        var type = new TypeProto.Types.Tensor { ElemType = (int)slot.Type.ToOnnx() };
        if (slot.Shape is { } shape)
        {
            type.Shape = new();
            type.Shape.Dim.Add(shape.Select((size, i) => size is { } value
                ? new TensorShapeProto.Types.Dimension { DimValue = value }
                : new TensorShapeProto.Types.Dimension { DimParam = FormattableString.Invariant($"{slot.Name}_{i}") }));
        }

        return new() { Name = slot.Name, Type = new() { TensorType = type } };
    }
}
