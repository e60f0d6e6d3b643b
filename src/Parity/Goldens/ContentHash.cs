using System.Security.Cryptography;
using System.Text;

namespace Parity.Goldens;

/// <summary>The hashes that <see cref="GoldenProvenance"/> holds: SHA-256 in lower-case hexadecimal.</summary>
public static class ContentHash
{
    /// <summary>Hashes a file's bytes, without reading it into memory.</summary>
    /// <exception cref="ParityException">The file cannot be read.</exception>
    public static string OfFile(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 20, FileOptions.SequentialScan);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ParityException($"{path}: the file cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Hashes an identity given as text, for instance every step of a preprocessing with its settings.</summary>
    public static string OfText(string identity) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));
}
