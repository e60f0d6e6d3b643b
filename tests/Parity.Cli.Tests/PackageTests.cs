using System.Diagnostics;
using System.IO.Compression;
using Xunit.Abstractions;

namespace Parity.Cli.Tests;

/// <summary>
/// Packs the tool and the packages, installs them into an empty folder and judges a spec there, as a team would. It takes minutes and restores packages, so it
/// runs only where PARITY_PACK_TESTS=1.
/// </summary>
[Trait("kind", "packages")]
public sealed class PackageTests(ITestOutputHelper output) : IDisposable
{
    private static readonly string[] Projects = ["Parity", "Parity.Onnx", "Parity.Torch", "Parity.Hosting", "Parity.Fixtures", "Parity.Runtime.Cpu"];
    private readonly string _root = Directory.CreateTempSubdirectory("parity-packages-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [SkippableFact]
    public void A_team_s_empty_folder_runs_a_spec_with_the_packed_tool_and_packages()
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("PARITY_PACK_TESTS") == "1", "packing takes minutes and restores packages; set PARITY_PACK_TESTS=1 to run it");
        Pack();
        ToolHoldsNoForeignFiles();
        PackagesHaveReadmesAndSymbols();
        WriteTeam();

        Run("tool", "install", "Parity.Cli", "--tool-path", "tools", "--version", "0.1.0");
        var tool = Path.Combine(_root, "tools", OperatingSystem.IsWindows() ? "parity.exe" : "parity");
        Run(tool, ["new", "models/checkpoint.pth", "models/model.onnx", "--images", "goldens/images/shapes/*", "--output", "specs/shapes.yaml"]).Should().Contain("written");
        Run(tool, ["accept"]).Should().Contain("goldens accepted");
        Run(tool, ["run"]).Should().Contain("Parity.").And.Contain(" 0 failed");

        Run("test", "Team.Tests", "--logger", "console;verbosity=minimal").Should().Contain("Passed!").And.NotContain("Failed:     1");
    }

    private void Pack()
    {
        var packages = Path.Combine(_root, "packages");
        foreach (var project in Projects)
        {
            Run("pack", RepositoryRoot.File("src", project), "-c", "Release", "-o", packages, "-v", "q", "--nologo");
        }

        Run("pack", RepositoryRoot.File("src", "Parity.Cli"), "-c", "Release", "-r", Rid, "-o", packages, "-v", "q", "--nologo");
    }

    private static string Rid => OperatingSystem.IsWindows() ? "win-x64" : OperatingSystem.IsMacOS() ? "osx-arm64" : "linux-x64";

    private void ToolHoldsNoForeignFiles()
    {
        var packed = Directory.EnumerateFiles(Path.Combine(_root, "packages"), "Parity.Cli*.nupkg").OrderByDescending(f => new FileInfo(f).Length).First();
        using var archive = ZipFile.OpenRead(packed);
        output.WriteLine($"{Path.GetFileName(packed)}: {new FileInfo(packed).Length / 1_000_000} MB");
        var names = archive.Entries.Select(e => e.Name).ToList();
        names.Should().NotContain("libtorch_python.so");
        if (!OperatingSystem.IsWindows())
        {
            names.Should().NotContain("onnxruntime.dll").And.NotContain("onnxruntime_providers_shared.dll");
        }
    }

    private void PackagesHaveReadmesAndSymbols()
    {
        foreach (var project in Projects)
        {
            using var archive = ZipFile.OpenRead(Path.Combine(_root, "packages", $"{project}.0.1.0.nupkg"));
            archive.Entries.Select(e => e.FullName).Should().Contain("README.md", project);
            File.Exists(Path.Combine(_root, "packages", $"{project}.0.1.0.snupkg")).Should().Be(project != "Parity.Runtime.Cpu", project);
        }
    }

    private void WriteTeam()
    {
        foreach (var (from, to) in (ReadOnlySpan<(string, string)>)[("models/fasterrcnn-shapes/checkpoint.pth", "models/checkpoint.pth"), ("models/fasterrcnn-shapes/model.onnx", "models/model.onnx")])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root, to))!);
            File.Copy(RepositoryRoot.File(from.Split('/')), Path.Combine(_root, to));
        }

        foreach (var image in Directory.EnumerateFiles(RepositoryRoot.File("goldens", "images", "shapes")))
        {
            Directory.CreateDirectory(Path.Combine(_root, "goldens", "images", "shapes"));
            File.Copy(image, Path.Combine(_root, "goldens", "images", "shapes", Path.GetFileName(image)));
        }

        // Beside the default sources: those of this machine's configuration stay.
        Write("nuget.config", """
            <configuration>
              <packageSources>
                <add key="packed" value="packages" />
              </packageSources>
              <config>
                <add key="globalPackagesFolder" value="restored" />
              </config>
              <fallbackPackageFolders>
                <add key="machine" value="%PARITY_MACHINE_PACKAGES%" />
              </fallbackPackageFolders>
            </configuration>
            """);
        Write("Team.Tests/Team.Tests.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Parity.Fixtures" Version="0.1.0" />
                <PackageReference Include="Parity.Runtime.Cpu" Version="0.1.0" />
                <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
                <PackageReference Include="xunit" Version="2.9.3" />
                <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
              </ItemGroup>
            </Project>
            """);
        Write("Team.Tests/ParityTests.cs", """
            using Parity.Fixtures;
            using Xunit;

            public sealed class ParityTests(ParityFixture parity) : IClassFixture<ParityFixture>
            {
                [ParityTheory("../specs/*.yaml")]
                public void Holds(ParityRow row) => parity.Verify(row);
            }
            """);
    }

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root, file))!);
        File.WriteAllText(Path.Combine(_root, file), text);
    }

    private string Run(params string[] arguments) => Run("dotnet", arguments);

    private string Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _root, RedirectStandardOutput = true, RedirectStandardError = true };

        // The test host's own settings must not reach the builds, and a build server's refusal to approve must not either.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || k.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase) || k == "CI").ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["PARITY_MACHINE_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        output.WriteLine($"{program} {string.Join(' ', arguments)}: {process.ExitCode}");
        process.ExitCode.Should().Be(0, "{0} {1} said: {2}", program, string.Join(' ', arguments), text + error.Result);
        return text;
    }
}
