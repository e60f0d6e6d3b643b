namespace Parity.Onnx.Reading;

/// <summary>The folder of a model file, from which external tensors are read and out of which no path leads.</summary>
internal sealed class ExternalDataFolder(string modelPath)
{
    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(modelPath)) ?? Path.GetFullPath(modelPath);

    /// <summary>Reads the bytes of one tensor.</summary>
    /// <exception cref="ParityException">The path leaves the folder, the file is missing, or it is too short.</exception>
    public byte[] Read(string tensor, ExternalDataEntry entry, long size)
    {
        var path = Check(tensor, entry, size);
        return Guarded(tensor, path, () =>
        {
            using var file = File.OpenHandle(path);
            var bytes = GC.AllocateUninitializedArray<byte>((int)size);
            return Fill(file, bytes, entry.Offset)
                ? bytes
                : throw new ParityException($"{path} ended while the ONNX tensor \"{tensor}\" was read.");
        });
    }

    /// <summary>Checks that the bytes of one tensor are there, without reading them.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="ParityException">The path leaves the folder, the file is missing, or it is too short.</exception>
    public string Check(string tensor, ExternalDataEntry entry, long size)
    {
        if (entry.Length is { } stated && stated != size)
        {
            throw new ParityException($"The ONNX tensor \"{tensor}\" takes {size} bytes by its shape; its external data entry states {stated}.");
        }

        var path = Resolve(tensor, entry.Location);
        var length = Guarded(tensor, path, () => new FileInfo(path).Length);
        return length >= size && entry.Offset <= length - size
            ? path
            : throw new ParityException($"The ONNX tensor \"{tensor}\" needs bytes {entry.Offset} to {entry.Offset + size} of {path}; the file has {length}. It was cut short or belongs to another export.");
    }

    private T Guarded<T>(string tensor, string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ParityException($"{modelPath} keeps the tensor \"{tensor}\" in {path}, which does not exist. Copy the external data beside the model, under the name it was exported with.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ParityException($"{path}, the external data of {modelPath}, cannot be read: {e.Message}", e);
        }
    }

    private static bool Fill(Microsoft.Win32.SafeHandles.SafeFileHandle file, byte[] bytes, long offset)
    {
        for (var done = 0; done < bytes.Length;)
        {
            var read = RandomAccess.Read(file, bytes.AsSpan(done), offset + done);
            if (read == 0)
            {
                return false;
            }

            done += read;
        }

        return true;
    }

    // The rule of the ONNX specification: relative, and the model's folder or below. Windows separators count on every system.
    private string Resolve(string tensor, string location)
    {
        var parts = location.Split('/', '\\');
        if (location.Length == 0 || location.Contains('\0', StringComparison.Ordinal) || location.Contains(':', StringComparison.Ordinal)
            || Path.IsPathRooted(location) || parts.Any(p => p is ".." or ""))
        {
            throw new ParityException($"{modelPath} keeps the tensor \"{tensor}\" in \"{location}\"; expected a path inside the model's own folder. Export it again with a plain file name.");
        }

        return Path.Combine([_folder, .. parts]);
    }
}
