using Xunit.Abstractions;

namespace Parity.Cli.Tests;

/// <summary>Packs the tool and the packages, installs them into an empty folder and judges specs there, as a team would.</summary>
[Trait("kind", "packages")]
public sealed class PackageTests(PackedPackages packages, ITestOutputHelper output) : IClassFixture<PackedPackages>
{
    private const string StackFrame = "   at Parity.";

    [SkippableFact]
    public void Packages_describe_themselves_and_bring_readme_documentation_and_symbols()
    {
        PackedPackages.SkipUnlessWanted();
        foreach (var project in PackedPackages.Projects)
        {
            var holdsCode = project != "Parity.Runtime.Cpu";
            var id = holdsCode ? project : PackedPackages.RuntimePackage;
            var package = Path.Combine(packages.Folder(output), $"{id}.{PackedPackages.Version}.nupkg");
            var names = PackedPackages.Contents(package).Names;

            names.Should().Contain("README.md", project);
            PackedPackages.Nuspec(package).Should().Contain("<description>").And.Contain("<tags>onnx").And.Contain("<readme>README.md</readme>");
            File.Exists(Path.ChangeExtension(package, ".snupkg")).Should().Be(holdsCode, project);
            names.Contains($"lib/net10.0/{project}.xml").Should().Be(holdsCode, project);
            names.Should().Contain(holdsCode ? $"lib/net10.0/{project}.dll" : $"build/{id}.targets");
        }
    }

    [SkippableFact]
    public void A_team_s_empty_folder_runs_a_spec_with_the_packed_tool_and_packages()
    {
        PackedPackages.SkipUnlessWanted();
        using var team = new TeamFolder(packages.Folder(output), output);
        WriteShapes(team);
        team.WriteTests("Team.Tests");

        team.Tool(0, "--help").Should().Contain("run").And.Contain("cache").And.Contain("accept");
        team.Tool(0, "run", "--help").Should().Contain("Exit codes: 0 parity, 1 no parity, 2 could not judge, 130 stopped.");
        team.Tool(2, "rum").Should().Contain("error:").And.NotContain(StackFrame);
        team.Tool(0, "new", "models/checkpoint.pth", "models/model.onnx", "--images", "goldens/images/shapes/*", "--output", "specs/shapes.yaml").Should().Contain("written");
        team.Tool(0, "accept").Should().Contain("goldens accepted");
        team.Tool(0, "run").Should().Contain("Parity.").And.Contain(" 0 failed");
        team.Test(0, "Team.Tests").Should().MatchRegex(@"Passed:\s+[1-9]").And.NotMatchRegex(@"Failed:\s+[1-9]");

        team.Edit("specs/shapes.yaml", "preprocess: torchvision-detection", "preprocess: { preset: torchvision-detection, replace: { scale: 1/225 } }");
        team.Tool(1, "run").Should().Contain("255/225 times the approved one").And.Contain("No parity").And.NotContain(StackFrame);
        team.Test(1, "Team.Tests").Should().MatchRegex(@"Failed:\s+[1-9]").And.Contain("255/225 times the approved one");

        team.Edit("specs/shapes.yaml", "candidates:", "candidate:");
        team.Tool(2, "run").Should().Contain("did you mean \"candidates\"?").And.NotContain(StackFrame);
        team.Test(1, "Team.Tests").Should().Contain("shapes.yaml › cannot be used").And.Contain("did you mean \"candidates\"?");
    }

    [SkippableFact]
    public void A_team_s_own_architecture_is_judged_by_the_tool_and_by_its_own_dotnet_test()
    {
        PackedPackages.SkipUnlessWanted();
        using var team = new TeamFolder(packages.Folder(output), output);
        WriteNet(team);
        team.DotNet("build", "TeamNet", "-c", "Release");

        team.Tool(0, "new", "models/net/net.pth", "recorded", "--assembly", "TeamNet/bin/Release/net10.0/TeamNet.dll", "--images", "images/*", "--output", "specs/net.yaml");
        team.Edit("specs/net.yaml", "preprocess: rtdetr", "preprocess: { preset: rtdetr, set: { resize: { size: [64, 64] } } }");
        team.Tool(0, "accept").Should().Contain("1 goldens accepted");
        team.Tool(0, "run", "--cache", "cache").Should().Contain("Parity.").And.Contain(" 0 failed");

        // A test project that knows nothing of the network: the spec names its assembly.
        team.WriteTests("Named.Tests", also: Assertion("Path.Combine(\"TeamNet\", \"bin\", \"Release\", \"net10.0\", \"TeamNet.dll\")"));
        team.Test(0, "Named.Tests").Should().MatchRegex(@"Passed:\s+[1-9]").And.Contain("net › recorded › a.png").And.NotMatchRegex(@"Failed:\s+[1-9]");

        // One that references the network's project: its own copy runs, built Debug, though the spec names the Release build.
        team.WriteTests("Referencing.Tests", "<ProjectReference Include=\"../TeamNet/TeamNet.csproj\" />", Assertion("Path.Combine(AppContext.BaseDirectory, \"TeamNet.dll\")")
            + " Assert.Equal(typeof(TeamNet.NetArchitecture).Assembly.Location, Path.Combine(AppContext.BaseDirectory, \"TeamNet.dll\"));");
        team.Test(0, "Referencing.Tests").Should().MatchRegex(@"Passed:\s+[1-9]").And.NotMatchRegex(@"Failed:\s+[1-9]");

        // The network is edited and built again under the same version: neither the cache nor the golden hides it.
        team.Edit("TeamNet/NetDetector.cs", ".sigmoid())", ".sigmoid().mul(0.98f))");
        team.DotNet("build", "TeamNet", "-c", "Release");
        team.Tool(1, "run", "--cache", "cache").Should().Contain("net › recorded › a.png").And.Contain("No parity").And.NotContain(StackFrame);
        team.Test(1, "Named.Tests").Should().MatchRegex(@"Failed:\s+[1-9]").And.Contain("net › recorded › a.png");

        Directory.Delete(Path.Combine(team.Root, "TeamNet", "bin"), recursive: true);
        team.Tool(2, "run").Should().Contain("TeamNet.dll does not exist; build the project that holds the architecture first").And.NotContain(StackFrame);
        team.Test(1, "Named.Tests").Should().Contain("net.yaml › cannot be used").And.Contain("TeamNet.dll does not exist; build the project that holds the architecture first");
    }

    // Exactly one copy is loaded, and from the place given.
    private static string Assertion(string path) =>
        $"Assert.EndsWith({path}, Assert.Single(AppDomain.CurrentDomain.GetAssemblies(), a => a.GetName().Name == \"TeamNet\").Location);";

    private static void WriteShapes(TeamFolder team)
    {
        team.Copy("models/fasterrcnn-shapes/checkpoint.pth", "models/checkpoint.pth");
        team.Copy("models/fasterrcnn-shapes/model.onnx", "models/model.onnx");
        foreach (var image in Directory.EnumerateFiles(RepositoryRoot.File("goldens", "images", "shapes")).Select(Path.GetFileName))
        {
            team.Copy($"goldens/images/shapes/{image}", $"goldens/images/shapes/{image}");
        }
    }

    // The sample's sources, but against the package.
    private static void WriteNet(TeamFolder team)
    {
        foreach (var source in (string[])["NetArchitecture.cs", "NetDetector.cs", "NetOptions.cs"])
        {
            team.Copy($"samples/team-architecture/{source}", $"TeamNet/{source}");
        }

        team.Write("TeamNet/TeamNet.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Parity.Torch" Version="{PackedPackages.Version}" />
              </ItemGroup>
            </Project>
            """);
        team.Copy("tests/Parity.Cli.Tests/Data/torchscript/net.pth", "models/net/net.pth");
        team.Copy("tests/Parity.Cli.Tests/Data/torchscript/a.png.npz", "recorded/a.png.npz");
        team.Copy("goldens/images/shapes/scene-1.png", "images/a.png");
    }
}
