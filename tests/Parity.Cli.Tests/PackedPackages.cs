using System.IO.Compression;
using Xunit.Abstractions;

namespace Parity.Cli.Tests;

/// <summary>The tool and the packages, packed once for all tests that install them. Packing takes minutes and restores packages, so it happens only where PARITY_PACK_TESTS=1.</summary>
public sealed class PackedPackages : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parity-packed-").FullName;
    private bool _packed;

    /// <summary>The version that is packed.</summary>
    public const string Version = "0.1.0";

    /// <summary>The libraries.</summary>
    public static IReadOnlyList<string> Projects { get; } = ["Parity", "Parity.Onnx", "Parity.Torch", "Parity.Hosting", "Parity.Fixtures", "Parity.Runtime.Cpu"];

    /// <summary>This machine's runtime identifier, as far as the tool is packed for it.</summary>
    public static string Rid => OperatingSystem.IsWindows() ? "win-x64" : OperatingSystem.IsMacOS() ? "osx-arm64" : "linux-x64";

    /// <summary>The package with this machine's native halves.</summary>
    public static string RuntimePackage => OperatingSystem.IsWindows() ? "Parity.Runtime.Cpu.win" : OperatingSystem.IsMacOS() ? "Parity.Runtime.Cpu.osx" : "Parity.Runtime.Cpu";

    /// <summary>Skips the test where packing is not wanted.</summary>
    public static void SkipUnlessWanted() =>
        Skip.IfNot(Environment.GetEnvironmentVariable("PARITY_PACK_TESTS") == "1", "packing takes minutes and restores packages; set PARITY_PACK_TESTS=1 to run it");

    /// <summary>The names of a package's files, and its size in megabytes.</summary>
    public static (IReadOnlyList<string> Names, long Megabytes) Contents(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return ([.. archive.Entries.Select(e => e.FullName)], new FileInfo(package).Length / 1_000_000);
    }

    /// <summary>A package's description of itself.</summary>
    public static string Nuspec(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        using var reader = new StreamReader(archive.Entries.Single(e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The folder of the packages; packed at the first call.</summary>
    internal string Folder(ITestOutputHelper output)
    {
        if (_packed)
        {
            return _folder;
        }

        var process = new CleanProcess(_folder, output);
        foreach (var project in Projects)
        {
            process.DotNet("pack", RepositoryRoot.File("src", project), "-c", "Release", "-o", _folder, "-v", "q", "--nologo");
        }

        process.DotNet("pack", RepositoryRoot.File("src", "Parity.Cli"), "-c", "Release", "-r", Rid, "-o", _folder, "-v", "q", "--nologo");
        process.DotNet("pack", RepositoryRoot.File("src", "Parity.Cli"), "-c", "Release", "-o", _folder, "-v", "q", "--nologo");
        _packed = true;
        return _folder;
    }
}
