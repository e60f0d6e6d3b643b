using System.Globalization;

namespace Parity.Checkpoints.WrongFiles;

/// <summary>Says what a file is that is no checkpoint, from its first bytes.</summary>
internal static class WrongFile
{
    /// <summary>How many bytes of the start are looked at.</summary>
    public const int StartLength = 4096;

    private static readonly (byte[] Magic, string What)[] Magics =
    [
        ([0x89, (byte)'H', (byte)'D', (byte)'F'], "an HDF5 file (Keras weights)"),
        ([0x1f, 0x8b], "a gzip file: unpack it first"),
        ([0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "an xz file: unpack it first"),
        ([(byte)'B', (byte)'Z', (byte)'h'], "a bzip2 file: unpack it first"),
        ([0x28, 0xb5, 0x2f, 0xfd], "a zstd file: unpack it first"),
        ([(byte)'7', (byte)'z', 0xbc, 0xaf], "a 7-Zip archive: unpack it first"),
        ([(byte)'R', (byte)'a', (byte)'r', (byte)'!'], "a RAR archive: unpack it first"),
        ([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'], "a NumPy array (.npy)"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG picture"),
        ([0xff, 0xd8, 0xff], "a JPEG picture"),
        ([(byte)'G', (byte)'G', (byte)'U', (byte)'F'], "a GGUF file (llama.cpp)"),
        ([(byte)'f', (byte)'t', (byte)'r', (byte)'t'], "a TensorRT engine: name it under candidates with \"engine:\""),
    ];

    /// <summary>What was expected, what the file is, and the fix.</summary>
    public static string Describe(string path, ReadOnlySpan<byte> start, long length) =>
        $"expected a PyTorch checkpoint, found {What(start, length)}." + NearbyCandidates.Sentence(path);

    private static string What(ReadOnlySpan<byte> start, long length)
    {
        if (start.IsEmpty)
        {
            return "an empty file. Copy or download it again; if training was killed while saving, use the checkpoint before it";
        }

        foreach (var (magic, what) in Magics)
        {
            if (start.StartsWith(magic))
            {
                return what;
            }
        }

        if (start.Length > 262 && start[257..].StartsWith("ustar"u8))
        {
            return "a tar archive. If it holds the entries sys_info, pickle and storages, torch.save wrote it before PyTorch 0.2: load it there and save it again; otherwise unpack it";
        }

        if ((OldPickle.Describe(start) ?? TextFile.Describe(start)) is { } text)
        {
            return text;
        }

        if (OnnxFile.LooksLike(start))
        {
            return "an ONNX model. Name it under candidates with \"onnx:\"; the reference needs the file that training saved";
        }

        return start.IndexOfAnyExcept((byte)0) < 0
            ? $"{length} bytes that start with zeros only: the copy or download was interrupted. Copy or download it again"
            : string.Create(CultureInfo.InvariantCulture, $"{length} bytes of unknown kind (they start with {Convert.ToHexString(start[..Math.Min(8, start.Length)])})");
    }
}
