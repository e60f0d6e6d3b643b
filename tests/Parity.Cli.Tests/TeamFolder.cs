using Xunit.Abstractions;

namespace Parity.Cli.Tests;

/// <summary>An empty folder of a team that has nothing but the packages and, installed in it, the tool.</summary>
internal sealed class TeamFolder : IDisposable
{
    private readonly CleanProcess _process;

    public TeamFolder(string packages, ITestOutputHelper output)
    {
        _process = new(Root, output);

        // Beside the default sources: those of this machine's configuration stay.
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{packages}" />
              </packageSources>
              <config>
                <add key="globalPackagesFolder" value="restored" />
              </config>
              <fallbackPackageFolders>
                <add key="machine" value="%PARITY_MACHINE_PACKAGES%" />
              </fallbackPackageFolders>
            </configuration>
            """);
        _process.DotNet("tool", "install", "Parity.Cli", "--tool-path", "tools", "--version", PackedPackages.Version);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("parity-team-").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public string DotNet(params string[] arguments) => _process.DotNet(arguments);

    /// <summary>Runs the installed tool.</summary>
    public string Tool(int exitCode, params string[] arguments) =>
        _process.Run(exitCode, Path.Combine(Root, "tools", OperatingSystem.IsWindows() ? "parity.exe" : "parity"), arguments);

    /// <summary>Runs a test project.</summary>
    public string Test(int exitCode, string project) => _process.Run(exitCode, "dotnet", "test", project, "--logger", "console;verbosity=normal");

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, file))!);
        File.WriteAllText(Path.Combine(Root, file), text);
    }

    /// <summary>Changes a file that is there.</summary>
    public void Edit(string file, string from, string to)
    {
        var text = File.ReadAllText(Path.Combine(Root, file));
        text.Should().Contain(from);
        File.WriteAllText(Path.Combine(Root, file), text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>Copies a file of the checkout.</summary>
    public void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, to))!);
        File.Copy(RepositoryRoot.File(from.Split('/')), Path.Combine(Root, to));
    }

    /// <summary>A test project as the documents show it, whose one method also runs what is given.</summary>
    public void WriteTests(string project, string reference = "", string also = "")
    {
        Write($"{project}/{project}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Parity.Fixtures" Version="{PackedPackages.Version}" />
                <PackageReference Include="{PackedPackages.RuntimePackage}" Version="{PackedPackages.Version}" />
                <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
                <PackageReference Include="xunit" Version="2.9.3" />
                <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
                {reference}
              </ItemGroup>
            </Project>
            """);
        Write($"{project}/ParityTests.cs", $$"""
            using System;
            using System.IO;
            using Parity.Fixtures;
            using Xunit;

            public sealed class ParityTests(ParityFixture parity) : IClassFixture<ParityFixture>
            {
                [ParityTheory("../specs/*.yaml")]
                public void Holds(ParityRow row)
                {
                    parity.Verify(row);
                    {{also}}
                }
            }
            """);
    }
}
