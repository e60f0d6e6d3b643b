using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Parity.Tensors;

namespace Parity.Running.Caching;

/// <summary>
/// One cached answer: a header (key, what ran, the outputs' names and lengths), the outputs as .npy, and a SHA-256 of everything before it. An entry is
/// taken only when the checksum holds and its key is the whole key asked for.
/// </summary>
internal sealed record CacheEntry(RawOutputs Outputs, RunnerDescription Description)
{
    private const int ChecksumBytes = 32;
    private const int LongestHeader = 1 << 20;

    /// <summary>What every entry begins with.</summary>
    public static ReadOnlySpan<byte> Magic => "PARITY01"u8;

    /// <summary>The entry as a file's bytes.</summary>
    public byte[] Format(string key)
    {
        var arrays = Outputs.Names.Select(n => (Name: n, Bytes: NpyFile.Write(Outputs[n]))).ToList();
        var header = JsonSerializer.SerializeToUtf8Bytes(new CacheHeader(key, Description, [.. arrays.Select(a => new CachedOutput(a.Name, a.Bytes.Length))]));
        using var file = new MemoryStream();
        file.Write(Magic);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, header.Length);
        file.Write(length);
        file.Write(header);
        foreach (var (_, bytes) in arrays)
        {
            file.Write(bytes);
        }

        file.Write(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        return file.ToArray();
    }

    /// <summary>Reads an entry; null where the bytes are damaged or answer another key.</summary>
    public static CacheEntry? Parse(ReadOnlySpan<byte> file, string key)
    {
        var start = Magic.Length + 4;
        if (file.Length < start + ChecksumBytes || !file[..Magic.Length].SequenceEqual(Magic)
            || !SHA256.HashData(file[..^ChecksumBytes]).AsSpan().SequenceEqual(file[^ChecksumBytes..]))
        {
            return null;
        }

        // Whole by its checksum: what follows was written by this class.
        var length = BinaryPrimitives.ReadInt32LittleEndian(file[Magic.Length..]);
        var header = JsonSerializer.Deserialize<CacheHeader>(file.Slice(start, length));
        if (header?.Key != key)
        {
            return null;
        }

        var outputs = new List<KeyValuePair<string, TensorData>>();
        var at = start + length;
        foreach (var output in header.Outputs)
        {
            outputs.Add(new(output.Name, NpyFile.Read(file.Slice(at, output.Length), output.Name)));
            at += output.Length;
        }

        return new(new(outputs), header.Description);
    }

    /// <summary>Reads what stands before an entry's arrays; null where the file does not begin as an entry does.</summary>
    public static CacheHeader? ReadHeader(Stream file)
    {
        Span<byte> start = stackalloc byte[Magic.Length + 4];
        if (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start[..Magic.Length].SequenceEqual(Magic))
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(start[Magic.Length..]);
        if (length is not (> 0 and <= LongestHeader) || length > file.Length - start.Length)
        {
            return null;
        }

        var header = new byte[length];
        file.ReadExactly(header);
        try
        {
            return JsonSerializer.Deserialize<CacheHeader>(header);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
