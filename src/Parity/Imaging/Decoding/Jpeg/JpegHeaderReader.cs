using System.Buffers.Binary;

namespace Parity.Imaging.Jpeg;

/// <summary>
/// Reads a JPEG's headers (ITU T.81, annex B) up to its scan. It accepts sequential files of 8 bits with one scan and returns null for
/// everything else, damaged headers included: those are left to the general decoder.
/// </summary>
internal ref struct JpegHeaderReader(ReadOnlySpan<byte> file)
{
    private readonly ReadOnlySpan<byte> _file = file;
    private readonly ushort[]?[] _quantisers = new ushort[]?[4];
    private readonly JpegHuffmanTable?[] _huffman = new JpegHuffmanTable?[8];
    private JpegComponent[]? _components;
    private int _width;
    private int _height;
    private int _restart;
    private bool _isOtherColour;

    public JpegFrame? Read()
    {
        if (_file.Length < 4 || _file[0] != 0xFF || _file[1] != 0xD8)
        {
            return null;
        }

        var at = 2;
        while (at + 4 <= _file.Length && _file[at] == 0xFF)
        {
            var marker = _file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(_file[(at + 2)..]);
            if (length < 2 || at + 2 + length > _file.Length)
            {
                return null;
            }

            var body = _file.Slice(at + 4, length - 2);
            at += 2 + length;
            if (marker == 0xDA)
            {
                return Scan(body, at);
            }

            if (!Segment(marker, body))
            {
                return null;
            }
        }

        return null;
    }

    private bool Segment(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        0xC0 or 0xC1 => Frame(body),
        0xC4 => HuffmanTables(body),
        0xDB => Quantisers(body),
        0xDD when body.Length == 2 => Restart(body),
        0xEE => Adobe(body),
        >= 0xE0 and <= 0xEF or 0xFE => true,
        _ => false,
    };

    // Adobe's marker says whether three components are RGB instead of YCbCr.
    private bool Adobe(ReadOnlySpan<byte> body)
    {
        _isOtherColour |= body.StartsWith("Adobe"u8) && body.Length >= 12 && body[11] != 1;
        return true;
    }

    private bool Restart(ReadOnlySpan<byte> body)
    {
        _restart = BinaryPrimitives.ReadUInt16BigEndian(body);
        return true;
    }

    private readonly bool Quantisers(ReadOnlySpan<byte> body)
    {
        for (; body.Length > 0; body = body[65..])
        {
            // The high half says 16-bit steps, which only extended files have.
            if (body.Length < 65 || body[0] > 3)
            {
                return false;
            }

            var steps = new ushort[64];
            for (var i = 0; i < 64; i++)
            {
                steps[i] = body[1 + i];
            }

            _quantisers[body[0]] = steps;
        }

        return true;
    }

    private readonly bool HuffmanTables(ReadOnlySpan<byte> body)
    {
        while (body.Length > 0)
        {
            if (body.Length < 17 || (body[0] & 0xEC) != 0)
            {
                return false;
            }

            var counts = body.Slice(1, 16);
            var (total, space) = (0, 0);
            for (var length = 1; length <= 16; length++)
            {
                total += counts[length - 1];
                space += counts[length - 1] << (16 - length);
            }

            if (total > 256 || space > 1 << 16 || body.Length < 17 + total)
            {
                return false;
            }

            // A first coefficient's symbol is its size alone.
            if (body[0] < 16 && body.Slice(17, total).ContainsAnyExceptInRange((byte)0, (byte)15))
            {
                return false;
            }

            _huffman[((body[0] >> 4) * 4) + (body[0] & 3)] = new(counts, body.Slice(17, total));
            body = body[(17 + total)..];
        }

        return true;
    }

    private bool Frame(ReadOnlySpan<byte> body)
    {
        if (_components is not null || body.Length < 9 || body[0] != 8 || body.Length != 6 + (3 * body[5]) || body[5] is < 1 or > 4)
        {
            return false;
        }

        _height = BinaryPrimitives.ReadUInt16BigEndian(body[1..]);
        _width = BinaryPrimitives.ReadUInt16BigEndian(body[3..]);
        _components = new JpegComponent[body[5]];
        for (var i = 0; i < _components.Length; i++)
        {
            var (id, sampling, quantiser) = (body[6 + (3 * i)], body[7 + (3 * i)], body[8 + (3 * i)]);
            if (quantiser > 3 || _quantisers[quantiser] is not { } steps || sampling >> 4 is < 1 or > 4 || (sampling & 15) is < 1 or > 4)
            {
                return false;
            }

            // A single component has one block per MCU whatever its factors say.
            var factor = _components.Length == 1 ? 0x11 : sampling;
            _components[i] = new() { Id = id, Horizontal = factor >> 4, Vertical = factor & 15, Quantiser = steps };
        }

        return _width > 0 && _height > 0;
    }

    private readonly JpegFrame? Scan(ReadOnlySpan<byte> body, int dataStart)
    {
        if (_components is null || body.Length != 4 + (2 * _components.Length) || body[0] != _components.Length)
        {
            return null;
        }

        for (var i = 0; i < _components.Length; i++)
        {
            var tables = body[2 + (2 * i)];
            if (body[1 + (2 * i)] != _components[i].Id || (tables & 0xCC) != 0)
            {
                return null;
            }

            _components[i].Dc = _huffman[tables >> 4];
            _components[i].Ac = _huffman[4 + (tables & 3)];
            if (_components[i].Dc is null || _components[i].Ac is null)
            {
                return null;
            }
        }

        return new()
        {
            Width = _width,
            Height = _height,
            IsCommon = !_isOtherColour && IsKnownSampling(_components) && !LooksLikeRgb(_components),
            Components = _components,
            RestartInterval = _restart,
            DataStart = dataStart,
        };
    }

    private static bool IsKnownSampling(JpegComponent[] components) => components.Length == 1
        || (components.Length == 3
            && components[0] is { Horizontal: 1, Vertical: 1 } or { Horizontal: 2, Vertical: 1 } or { Horizontal: 2, Vertical: 2 }
            && components[1] is { Horizontal: 1, Vertical: 1 } && components[2] is { Horizontal: 1, Vertical: 1 });

    // Files without a JFIF or Adobe marker say RGB by the letters themselves.
    private static bool LooksLikeRgb(JpegComponent[] components) =>
        components is [{ Id: (byte)'R' }, { Id: (byte)'G' }, { Id: (byte)'B' }];
}
