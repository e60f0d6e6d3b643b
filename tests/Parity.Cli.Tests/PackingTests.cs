using System.IO.Compression;
using Xunit.Abstractions;

namespace Parity.Cli.Tests;

/// <summary>Packages are the same from every checkout, and can be packed for other operating systems than this one.</summary>
[Trait("kind", "packages")]
public sealed class PackingTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("parity-packing-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [SkippableFact]
    public void Two_checkouts_in_different_folders_pack_the_same_bytes()
    {
        PackedPackages.SkipUnlessWanted();
        Skip.IfNot(Path.Exists(RepositoryRoot.File(".git")), "two checkouts are made of a git repository; this folder is none");
        var process = new CleanProcess(_root, output);
        foreach (var checkout in (string[])["a", "another/folder/b"])
        {
            process.Run(0, "git", "clone", "--quiet", RepositoryRoot.Path, checkout);
            foreach (var project in PackedPackages.Projects)
            {
                process.DotNet("pack", Path.Combine(checkout, "src", project), "-c", "Release", "-o", $"packed-{Path.GetFileName(checkout)}", "-v", "q", "--nologo");
            }
        }

        var packages = Directory.GetFiles(Path.Combine(_root, "packed-a")).Order(StringComparer.Ordinal).ToList();

        packages.Should().HaveCount((2 * PackedPackages.Projects.Count) - 1, "all but the natives' have symbols");
        foreach (var package in packages)
        {
            var other = Path.Combine(_root, "packed-b", Path.GetFileName(package));
            Differences(package, other).Should().BeEmpty(Path.GetFileName(package));
            File.ReadAllBytes(package).Should().Equal(File.ReadAllBytes(other), Path.GetFileName(package));
        }
    }

    [SkippableFact]
    public void A_licence_that_the_owner_puts_beside_the_solution_goes_into_the_packages()
    {
        const string file = "LICENSE.md";
        PackedPackages.SkipUnlessWanted();
        Skip.IfNot(Path.Exists(RepositoryRoot.File(".git")), "the licence is put into a checkout of a git repository; this folder is none");
        var process = new CleanProcess(_root, output);
        process.Run(0, "git", "clone", "--quiet", RepositoryRoot.Path, "licensed");
        File.WriteAllText(Path.Combine(_root, "licensed", file), "You may.");

        process.DotNet("pack", Path.Combine("licensed", "src", "Parity"), "-c", "Release", "-o", "packed", "-v", "q", "--nologo");

        var package = Path.Combine(_root, "packed", $"Parity.{PackedPackages.Version}.nupkg");
        PackedPackages.Nuspec(package).Should().Contain($"<license type=\"file\">{file}</license>");
        PackedPackages.Contents(package).Names.Should().Contain(file);
    }

    [SkippableFact]
    public void The_native_halves_can_be_packed_for_every_operating_system_anywhere()
    {
        PackedPackages.SkipUnlessWanted();
        foreach (var (os, id, torch, skia) in (ReadOnlySpan<(string, string, string, string)>)
        [
            ("linux", "Parity.Runtime.Cpu", "libtorch-cpu-linux-x64", "SkiaSharp.NativeAssets.Linux.NoDependencies"),
            ("win", "Parity.Runtime.Cpu.win", "libtorch-cpu-win-x64", "SkiaSharp.NativeAssets.Win32"),
            ("osx", "Parity.Runtime.Cpu.osx", "libtorch-cpu-osx-arm64", "SkiaSharp.NativeAssets.macOS"),
        ])
        {
            Pack("Parity.Runtime.Cpu", $"-p:ParityOs={os}");

            var package = Path.Combine(_root, "packed", $"{id}.{PackedPackages.Version}.nupkg");
            var dependencies = PackedPackages.Nuspec(package).Split("dependency id=\"").Skip(1).Select(d => d.Split('"')[0]).ToList();
            dependencies.Should().Contain([torch, skia, "Microsoft.ML.OnnxRuntime", "Parity.Torch", "TorchSharp"]);
            dependencies.Where(d => d.StartsWith("libtorch", StringComparison.Ordinal)).Should().Equal(torch);
            PackedPackages.Contents(package).Names.Should().Contain(
                [$"build/{id}.props", $"build/{id}.targets", "build/Platform.props", "build/Natives.targets"], "NuGet imports only files named as the package");
        }
    }

    [SkippableFact]
    public void The_tool_can_be_packed_for_every_operating_system_anywhere()
    {
        PackedPackages.SkipUnlessWanted();
        foreach (var (rid, torch, torchSharp, onnx, skia, megabytes) in (ReadOnlySpan<(string, string, string, string, string, int)>)
        [
            ("linux-x64", "libtorch_cpu.so", "libLibTorchSharp.so", "libonnxruntime.so", "libSkiaSharp.so", 160),
            ("win-x64", "torch_cpu.dll", "LibTorchSharp.dll", "onnxruntime.dll", "libSkiaSharp.dll", 120),
            ("osx-arm64", "libtorch_cpu.dylib", "libLibTorchSharp.dylib", "libonnxruntime.dylib", "libSkiaSharp.dylib", 90),
        ])
        {
            Pack("Parity.Cli", "-r", rid);

            var (paths, size) = PackedPackages.Contents(Path.Combine(_root, "packed", $"Parity.Cli.{rid}.{PackedPackages.Version}.nupkg"));
            output.WriteLine($"{rid}: {size} MB, {paths.Count} files");
            var names = paths.Select(Path.GetFileName).ToList();
            names.Should().Contain([torch, torchSharp, onnx, skia, "Parity.Cli.dll", "README.md"]);
            foreach (var foreign in ((string[])[".so", ".dylib", ".dll"]).Where(n => !torch.EndsWith(n, StringComparison.Ordinal)))
            {
                names.Should().NotContain([$"libtorch_cpu{foreign}", $"torch_cpu{foreign}", $"libSkiaSharp{foreign}", $"onnxruntime{foreign}", $"onnxruntime_providers_shared{foreign}", $"libonnxruntime{foreign}"]);
            }

            names.Should().NotContain(n => n!.Contains("torch_python", StringComparison.Ordinal) || n == "libSkiaSharp.pdb", "nothing loads them");
            size.Should().BeLessThan(megabytes, rid);
        }
    }

    [SkippableFact]
    public void The_tool_s_own_package_leads_to_those_of_the_operating_systems()
    {
        PackedPackages.SkipUnlessWanted();

        Pack("Parity.Cli");

        var package = Path.Combine(_root, "packed", $"Parity.Cli.{PackedPackages.Version}.nupkg");
        using var archive = ZipFile.OpenRead(package);
        using var reader = new StreamReader(archive.Entries.Single(e => e.Name == "DotnetToolSettings.xml").Open());
        reader.ReadToEnd().Should().Contain("Id=\"Parity.Cli.linux-x64\"").And.Contain("Id=\"Parity.Cli.win-x64\"").And.Contain("Id=\"Parity.Cli.osx-arm64\"");
        new FileInfo(package).Length.Should().BeLessThan(100_000);
    }

    // Into a folder of its own, down to what is restored: this checkout's builds and this machine's packages stay as they are.
    private void Pack(string project, params string[] arguments)
    {
        var process = new CleanProcess(_root, output) { Variables = { ["NUGET_PACKAGES"] = Path.Combine(_root, "restored") } };
        process.DotNet(
        [
            "pack", RepositoryRoot.File("src", project), "-c", "Release", "-o", Path.Combine(_root, "packed"), "-v", "q", "--nologo",
            $"-p:ArtifactsPath={Path.Combine(_root, "artifacts")}", $"-p:RestoreFallbackFolders={CleanProcess.MachinePackages}", .. arguments,
        ]);
    }

    private static IEnumerable<string> Differences(string package, string other)
    {
        using var a = ZipFile.OpenRead(package);
        using var b = ZipFile.OpenRead(other);
        b.Entries.Select(e => e.FullName).Should().Equal(a.Entries.Select(e => e.FullName));
        return [.. a.Entries.Where(e => !Bytes(e).SequenceEqual(Bytes(b.GetEntry(e.FullName)!))).Select(e => e.FullName)];
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
