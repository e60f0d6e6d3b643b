using System.IO.Compression;

namespace Parity.Tensors;

/// <summary>NumPy's archive of named arrays (<c>.npz</c>), compressed or not.</summary>
public static class NpzFile
{
    // A crafted archive may claim terabytes; a real one of recorded outputs stays far below.
    private const long LargestEntry = 1L << 31;

    /// <summary>Reads every array, in the order of the archive, under its name without <c>.npy</c>.</summary>
    /// <exception cref="ParityException">The file is missing, no .npz archive, or damaged.</exception>
    public static IReadOnlyDictionary<string, TensorData> Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new ParityException($"{path}: no such file. Expected an .npz archive written by numpy.savez.");
        }

        try
        {
            using var archive = ZipFile.OpenRead(path);
            var arrays = new Dictionary<string, TensorData>(StringComparer.Ordinal);
            foreach (var entry in archive.Entries)
            {
                var name = entry.FullName.EndsWith(".npy", StringComparison.Ordinal) ? entry.FullName[..^4] : entry.FullName;
                if (!arrays.TryAdd(name, NpyFile.Read(Content(entry, path), $"{path}({entry.FullName})")))
                {
                    throw new ParityException($"{path}: the array \"{name}\" stands twice in the archive.");
                }
            }

            return arrays;
        }
        catch (InvalidDataException e)
        {
            throw new ParityException($"{path}: expected an .npz archive written by numpy.savez; {e.Message}", e);
        }
    }

    /// <summary>Writes arrays uncompressed, as numpy.savez does.</summary>
    public static void Write(string path, IEnumerable<KeyValuePair<string, TensorData>> arrays)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, tensor) in arrays)
        {
            using var stream = archive.CreateEntry(name + ".npy", CompressionLevel.NoCompression).Open();
            stream.Write(NpyFile.Write(tensor));
        }
    }

    private static byte[] Content(ZipArchiveEntry entry, string path)
    {
        if (entry.Length > LargestEntry)
        {
            throw new ParityException($"{path}: the array \"{entry.FullName}\" claims {entry.Length} bytes; at most {LargestEntry} are read.");
        }

        using var stream = entry.Open();
        using var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            content.Write(buffer, 0, read);
            if (content.Length > entry.Length)
            {
                throw new ParityException($"{path}: the array \"{entry.FullName}\" is longer than the archive says; the file is damaged.");
            }
        }

        return content.ToArray();
    }
}
