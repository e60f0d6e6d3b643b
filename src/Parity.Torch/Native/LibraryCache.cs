using System.Security.Cryptography;

namespace Parity.Torch;

/// <summary>Keeps an altered copy of a native library where only this user writes.</summary>
internal sealed class LibraryCache(string? folder)
{
    /// <summary>Where copies are kept, or null.</summary>
    public string? Folder => folder;

    /// <summary>The cache under the user's local application data; where there is none, copies live only while they are loaded.</summary>
    public static LibraryCache ForThisUser()
    {
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return new(local.Length == 0 ? null : Path.Combine(local, "parity", "native"));
    }

    /// <summary>Writes the image unless the very same bytes are there, and hands its path to <paramref name="load"/>.</summary>
    public void Use(string name, byte[] image, Action<string> load)
    {
        if (folder is not null && Keep(folder, name, image) is { } kept)
        {
            load(kept);
            return;
        }

        // A loaded library stays mapped after its file is gone.
        var temporary = Directory.CreateTempSubdirectory("parity-native-");
        try
        {
            var path = Path.Combine(temporary.FullName, name);
            File.WriteAllBytes(path, image);
            load(path);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    // Two processes may do this at once: each writes a file of its own and renames it, so nobody sees half a library.
    private static string? Keep(string folder, string name, byte[] image)
    {
        var path = Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(image).AsSpan(0, 8))}-{name}");
        try
        {
            if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(image))
            {
                return path;
            }

            Directory.CreateDirectory(folder);
            var temporary = $"{path}.{Environment.ProcessId}";
            File.WriteAllBytes(temporary, image);
            File.Move(temporary, path, overwrite: true);
            return path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A read-only home directory: the caller goes on with a temporary copy.
            return null;
        }
    }
}
