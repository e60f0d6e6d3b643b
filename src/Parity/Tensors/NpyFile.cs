using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Parity.Tensors;

/// <summary>
/// NumPy's array file (<c>.npy</c>), versions 1 to 3, little-endian C or Fortran order, without pickled objects.
/// Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
/// </summary>
public static partial class NpyFile
{
    private static readonly byte[] Magic = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    private static readonly ImmutableArray<(string Descr, ElementType Type)> Types =
    [
        ("<f4", ElementType.Float32), ("<f8", ElementType.Float64), ("<f2", ElementType.Float16),
        ("|i1", ElementType.Int8), ("<i2", ElementType.Int16), ("<i4", ElementType.Int32), ("<i8", ElementType.Int64),
        ("|u1", ElementType.UInt8), ("|b1", ElementType.Bool),
    ];

    /// <summary>Reads an array from the content of a file.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What a message calls it.</param>
    /// <exception cref="ParityException">It is no .npy array, is truncated, or holds a type that is not supported.</exception>
    public static TensorData Read(ReadOnlySpan<byte> content, string name)
    {
        if (content.Length < 10 || !content[..6].SequenceEqual(Magic))
        {
            throw new ParityException($"{name}: expected a NumPy .npy array (it starts with \\x93NUMPY); found something else.");
        }

        var (start, length) = content[6] == 1
            ? (10, BinaryPrimitives.ReadUInt16LittleEndian(content[8..]))
            : content.Length < 12 ? throw Truncated(name) : (12, (long)BinaryPrimitives.ReadUInt32LittleEndian(content[8..]));
        if (start + length > content.Length)
        {
            throw Truncated(name);
        }

        var header = Encoding.UTF8.GetString(content.Slice(start, (int)length));
        var (type, fortran, shape) = ParseHeader(header, name);
        var data = content[(int)(start + length)..];
        var bytes = shape.Aggregate((UInt128)type.SizeInBytes(), (product, d) => product * (UInt128)(ulong)d);
        if (bytes != (UInt128)data.Length)
        {
            throw new ParityException($"{name}: a {type.DisplayName()} array {TensorData.FormatShape(shape)} takes {bytes} bytes; found {data.Length}. The file is truncated or damaged; write it again.");
        }

        var stored = data.ToArray();
        return new(type, shape, fortran && shape.Length > 1 ? ToRowMajor(stored, shape, type.SizeInBytes()) : stored);
    }

    /// <summary>Writes an array as version 1.0, C order.</summary>
    /// <exception cref="ParityException">NumPy has no such element type (bfloat16).</exception>
    public static byte[] Write(TensorData tensor)
    {
        var descr = Types.FirstOrDefault(t => t.Type == tensor.ElementType).Descr
            ?? throw new ParityException($"NumPy has no {tensor.ElementType.DisplayName()}; convert the tensor to float32 first.");
        var dims = string.Join(", ", tensor.Shape.Select(d => d.ToString(CultureInfo.InvariantCulture)));
        var shape = tensor.Shape.Length == 1 ? $"({dims},)" : $"({dims})";
        var header = $"{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}";
        var padding = 64 - ((10 + header.Length + 1) % 64);
        header += new string(' ', padding % 64) + "\n";

        var result = new byte[10 + header.Length + tensor.Bytes.Length];
        Magic.CopyTo(result, 0);
        result[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(result.AsSpan(8), (ushort)header.Length);
        Encoding.ASCII.GetBytes(header, result.AsSpan(10));
        tensor.Bytes.Span.CopyTo(result.AsSpan(10 + header.Length));
        return result;
    }

    private static (ElementType Type, bool Fortran, ImmutableArray<long> Shape) ParseHeader(string header, string name)
    {
        var match = HeaderPattern().Match(header);
        if (!match.Success)
        {
            throw new ParityException($"{name}: the .npy header is not one NumPy writes: {header.Trim()}");
        }

        var descr = match.Groups["descr"].Value;
        var type = Types.FirstOrDefault(t => t.Descr == descr);
        if (type.Descr is null)
        {
            throw new ParityException($"{name}: arrays of type {descr} are not supported; expected one of {string.Join(' ', Types.Select(t => t.Descr))}. Convert it with astype().");
        }

        var shape = ImmutableArray.CreateBuilder<long>();
        foreach (var part in match.Groups["shape"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            shape.Add(long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var d) && d < int.MaxValue ? d : throw Truncated(name));
        }

        return (type.Type, match.Groups["fortran"].Value == "True", shape.Count <= 16 ? shape.ToImmutable() : throw Truncated(name));
    }

    private static byte[] ToRowMajor(byte[] data, ImmutableArray<long> shape, int size)
    {
        var result = new byte[data.Length];
        var index = new long[shape.Length];
        for (var target = 0; target < data.Length; target += size)
        {
            long source = 0, stride = 1;
            for (var d = 0; d < shape.Length; d++)
            {
                source += index[d] * stride;
                stride *= shape[d];
            }

            data.AsSpan((int)source * size, size).CopyTo(result.AsSpan(target));
            for (var d = shape.Length - 1; d >= 0 && ++index[d] == shape[d]; d--)
            {
                index[d] = 0;
            }
        }

        return result;
    }

    private static ParityException Truncated(string name) => new($"{name}: the .npy header is truncated or damaged; write the file again.");

    [GeneratedRegex(@"^\{'descr': '(?<descr>[^']+)', 'fortran_order': (?<fortran>True|False), 'shape': \((?<shape>[0-9, ]*)\), ?\}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderPattern();
}
