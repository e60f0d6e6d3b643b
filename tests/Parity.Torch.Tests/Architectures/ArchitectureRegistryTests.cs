using System.Reflection;
using System.Reflection.Emit;
using Parity.Specs;
using Parity.Torch.Architectures;
using TorchSharp;

namespace Parity.Torch.Tests.Architectures;

public sealed class ArchitectureRegistryTests
{
    private static readonly SpecLocation Here = new("net.parity.yaml", 7, 3);
    private static readonly ArchitectureRegistry Registry = ArchitectureRegistry.BuiltIn.With(typeof(TwoLayerArchitecture).Assembly);

    [Fact]
    public void An_assembly_of_the_team_adds_its_architectures_by_name()
    {
        Registry.Names.Should().Contain(["tests/two-layer", "tests/two-layer-wide"]);
        ArchitectureRegistry.BuiltIn.Names.Should().NotContain("tests/two-layer");
    }

    [Fact]
    public void The_name_reaches_a_class_that_serves_several()
    {
        using var narrow = Registry.Create("tests/two-layer");
        using var wide = Registry.Create("tests/two-layer-wide");

        narrow.get_parameter("conv.weight")!.shape.Should().Equal(2, 3, 1, 1);
        wide.get_parameter("conv.weight")!.shape.Should().Equal(8, 3, 1, 1);
    }

    [Fact]
    public void A_misspelt_name_is_a_problem_with_its_place_and_a_suggestion()
    {
        var problems = Check(new() { At = Here, Kind = "checkpoint", Source = "a.pth", Architecture = "tests/two-layers" });

        problems.Should().ContainSingle().Which.ToString().Should().Be("net.parity.yaml:7:3: \"tests/two-layers\" is no known architecture; did you mean \"tests/two-layer\"?");
    }

    [Fact]
    public void A_checkpoint_without_an_architecture_is_a_problem() =>
        Check(new() { At = Here, Kind = "checkpoint", Source = "a.pth" }).Should().ContainSingle().Which.Message.Should().Contain("needs \"architecture\"").And.Contain("tests/two-layer");

    [Fact]
    public void Unknown_and_unusable_options_are_all_reported_with_their_places()
    {
        var options = new SpecMap(Here, [Entry("channels", "none", 8), Entry("chanels", "4", 9)]);

        var problems = Check(new() { At = Here, Kind = "checkpoint", Source = "a.pth", Architecture = "tests/two-layer", Options = options });

        problems.Select(p => p.ToString()).Should().Equal(
            "net.parity.yaml:8:20: \"channels\" must be a whole number of at least 1; found \"none\".",
            "net.parity.yaml:9:5: unknown key \"chanels\" in options; did you mean \"channels\"?");
    }

    [Fact]
    public void Creating_with_a_bad_option_throws_the_same_problems()
    {
        var options = new SpecMap(Here, [Entry("channels", "0", 8)]);

        FluentActions.Invoking(() => Registry.Create("tests/two-layer", options)).Should().Throw<SpecException>().WithMessage("*8:20*at least 1*");
    }

    [Fact]
    public void Two_classes_cannot_claim_one_name() =>
        FluentActions.Invoking(() => Registry.With(AssemblyThatClaims("tests/two-layer")))
            .Should().Throw<ParityException>().WithMessage("Two classes claim the architecture \"tests/two-layer\": *TwoLayerArchitecture and Team.Net. Rename one.");

    [Fact]
    public void An_assembly_may_be_named_twice() =>
        Registry.With(typeof(TwoLayerArchitecture).Assembly).Names.Should().Equal(Registry.Names);

    private static AssemblyBuilder AssemblyThatClaims(string architecture)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new("Team"), AssemblyBuilderAccess.Run);
        var type = assembly.DefineDynamicModule("Team").DefineType("Team.Net", TypeAttributes.Public, typeof(UnnamedArchitecture));
        type.DefineDefaultConstructor(MethodAttributes.Public);
        type.SetCustomAttribute(new CustomAttributeBuilder(typeof(ParityArchitectureAttribute).GetConstructor([typeof(string)])!, [architecture]));
        type.CreateType();
        return assembly;
    }

    private static IReadOnlyList<SpecProblem> Check(ReferenceSpec reference)
    {
        var problems = new SpecProblems();
        Registry.Check(reference, problems);
        return problems.Items;
    }

    private static KeyValuePair<SpecScalar, SpecNode> Entry(string key, string value, int line) =>
        new(new(Here with { Line = line, Column = 5 }, key), new SpecScalar(Here with { Line = line, Column = 20 }, value));
}
