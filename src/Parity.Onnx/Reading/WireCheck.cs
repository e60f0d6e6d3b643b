using System.Globalization;

namespace Parity.Onnx.Reading;

/// <summary>
/// Walks the protobuf structure of an ONNX file without building anything. The generated parser alone would turn a file of
/// empty messages (two bytes each) into a hundred times its size in objects, and says of a truncated file no more than of a foreign one.
/// </summary>
internal ref struct WireCheck
{
    // The largest detectors have a few thousand nodes; a million messages take about 300 MB once built.
    private const int MaxMessages = 1_000_000;

    // The parser's own limit is 100; an If inside an If takes three levels.
    private const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _file;
    private readonly string _path;
    private int _messages;
    private bool _hasGraph;
    private bool _hasOpset;

    private WireCheck(ReadOnlySpan<byte> file, string path)
    {
        _file = file;
        _path = path;
    }

    /// <summary>Checks a whole file.</summary>
    /// <exception cref="ParityException">The bytes are no ONNX model, are cut short, or would take unreasonable memory.</exception>
    public static void Check(ReadOnlySpan<byte> file, string path)
    {
        var check = new WireCheck(file, path);
        check.Walk(WireMessage.Model, 0, file.Length, 0);
        if (!check._hasGraph || !check._hasOpset)
        {
            throw new ParityException(
                $"{path} is not a whole ONNX model: it has no {(check._hasGraph ? "operator set (opset_import)" : "graph")}. It was cut short or is another protobuf file; export or copy it again.");
        }
    }

    private void Walk(WireMessage message, int start, int end, int depth)
    {
        if (++_messages > MaxMessages || depth > MaxDepth)
        {
            throw new ParityException(string.Create(CultureInfo.InvariantCulture,
                $"{_path} is no usable ONNX model: it holds {(depth > MaxDepth ? $"messages nested deeper than {MaxDepth}" : $"more than {MaxMessages} nodes and values")}."));
        }

        var at = start;
        while (at < end)
        {
            var fieldAt = at;
            var tag = Varint(message, ref at, end);
            var (field, wireType) = (tag >> 3, (int)(tag & 7));
            if (field is 0 or > 1 << 28 || (message == WireMessage.Model && !WireSchema.IsModelField((int)field, wireType)))
            {
                throw Damaged(message, fieldAt);
            }

            var length = wireType switch
            {
                0 => 0UL,
                1 => 8UL,
                2 => Varint(message, ref at, end),
                5 => 4UL,
                _ => throw Damaged(message, fieldAt),
            };
            if (wireType == 0)
            {
                Varint(message, ref at, end);
            }

            if (length > (ulong)(end - at))
            {
                throw CutShort(message, fieldAt, at, length);
            }

            if (wireType == 2)
            {
                Enter(message, (int)field, at, at + (int)length, depth);
            }

            at += (int)length;
        }
    }

    private void Enter(WireMessage message, int field, int start, int end, int depth)
    {
        _hasGraph |= message == WireMessage.Model && field == 7;
        _hasOpset |= message == WireMessage.Model && field == 8;
        var child = WireSchema.Child(message, field);
        if (child != WireMessage.Opaque)
        {
            Walk(child, start, end, depth + 1);
        }
    }

    private readonly ulong Varint(WireMessage message, ref int at, int end)
    {
        var start = at;
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at >= end)
            {
                throw CutShort(message, start, at, 1);
            }

            var next = _file[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw Damaged(message, start);
    }

    // Inside a nested message the file's end is not the reason: there the lengths contradict each other.
    private readonly ParityException CutShort(WireMessage message, int fieldAt, int at, ulong length) =>
        message == WireMessage.Model && fieldAt > 0
            ? new(string.Create(CultureInfo.InvariantCulture, $"{_path} is cut short: its last part needs {(ulong)at + length} bytes, the file has {_file.Length}. Copy or export it again."))
            : Damaged(message, fieldAt);

    private readonly ParityException Damaged(WireMessage message, int fieldAt) => new(
        message == WireMessage.Model && fieldAt == 0
            ? FileKinds.NotOnnx(_path, _file)
            : string.Create(CultureInfo.InvariantCulture, $"{_path} is not a readable ONNX file: byte {fieldAt} does not continue a {message.ToString().ToLowerInvariant()}. It is damaged or another format; copy or export it again."));
}
