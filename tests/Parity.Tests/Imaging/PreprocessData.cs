using System.Security.Cryptography;

namespace Parity.Tests.Imaging;

/// <summary>The reference pictures, and the tables of hashes that Pillow, OpenCV and torch gave for them.</summary>
internal static class PreprocessData
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests", "Parity.Tests", "Data", "preprocess");

    public static string Picture(string name) => Path.Combine(Folder, "images", name);

    public static string Variant(string name) => Path.Combine(Folder, "variants", name);

    public static string File(string relativePath) => Path.Combine(Folder, relativePath);

    public static IEnumerable<string[]> Rows(string table) =>
        System.IO.File.ReadLines(Path.Combine(Folder, table)).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'));

    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
