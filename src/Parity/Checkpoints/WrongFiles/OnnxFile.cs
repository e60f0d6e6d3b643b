namespace Parity.Checkpoints.WrongFiles;

/// <summary>Recognises an ONNX model by walking its first protobuf fields (onnx.proto: ModelProto).</summary>
internal static class OnnxFile
{
    /// <summary>True when the bytes start like a ModelProto: an ir_version, then known fields of the right wire types up to the graph.</summary>
    public static bool LooksLike(ReadOnlySpan<byte> start)
    {
        var known = 0;
        var rest = start;
        while (TryVarint(ref rest, out var tag))
        {
            var (field, wire) = (tag >> 3, tag & 7);
            var expected = field switch
            {
                // ir_version, model_version
                1 or 5 => 0UL,

                // producer_name, producer_version, domain, doc_string, graph, opset_import, metadata_props, training_info, functions
                2 or 3 or 4 or 6 or 7 or 8 or 14 or 20 or 25 => 2UL,
                _ => 8UL,
            };
            if (wire != expected || !TryVarint(ref rest, out var value))
            {
                return false;
            }

            known++;
            if (field == 7)
            {
                return known > 1;
            }

            if (wire == 2)
            {
                if (value > (ulong)rest.Length)
                {
                    return false;
                }

                rest = rest[(int)value..];
            }
        }

        return false;
    }

    private static bool TryVarint(ref ReadOnlySpan<byte> bytes, out ulong value)
    {
        value = 0;
        for (var i = 0; i < bytes.Length && i < 10; i++)
        {
            value |= (ulong)(bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}
