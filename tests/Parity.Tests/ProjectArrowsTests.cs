using System.Xml.Linq;

namespace Parity.Tests;

public sealed class ProjectArrowsTests
{
    // The design's arrows: who may reference whom. A project that is not listed may reference nothing of ours.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Parity"] = [],
        ["Parity.Torch"] = ["Parity"],
        ["Parity.Onnx"] = ["Parity"],
        ["Parity.Hosting"] = ["Parity", "Parity.Torch", "Parity.Onnx"],
        ["Parity.Fixtures"] = ["Parity.Hosting"],
        ["Parity.Cli"] = ["Parity.Hosting"],
        ["Parity.Runtime.Cpu"] = ["Parity.Torch"],
    };

    // Native halves belong to leaves, model runtimes and test frameworks to their own projects.
    private static readonly string[] NativePackages = ["libtorch-", "TorchSharp-c", "SkiaSharp.NativeAssets"];

    public static TheoryData<string> Projects => [.. Names()];

    [Fact]
    public void Every_source_project_has_its_arrows_declared() =>
        Names().Should().BeEquivalentTo(Allowed.Keys);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_arrows_allow(string project) =>
        References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Should().BeSubsetOf(Allowed[project]);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_library_brings_no_native_package(string project) =>
        References(project, "PackageReference").Should().NotContain(p => p == "Microsoft.ML.OnnxRuntime" || p == "Microsoft.ML.OnnxRuntime.Gpu" || NativePackages.Any(p.StartsWith));

    [Fact]
    public void The_engine_knows_no_model_runtime_and_no_test_framework() =>
        References("Parity", "PackageReference").Should().NotContain(p => p.Contains("Torch") || p.Contains("OnnxRuntime") || p.StartsWith("xunit") || p.StartsWith("FluentAssertions"));

    private static IEnumerable<string> Names() =>
        Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> References(string project, string element) =>
        XDocument.Load(Path.Combine(RepositoryRoot.Path, "src", project, project + ".csproj"))
            .Descendants(element).Select(e => ((string)e.Attribute("Include")!).Replace('\\', '/'));
}
