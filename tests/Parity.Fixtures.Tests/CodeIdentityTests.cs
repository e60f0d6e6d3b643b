using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using Parity.Hosting;

namespace Parity.Fixtures.Tests;

/// <summary>What a model's code consists of is the whole of it: a team's architecture may stand on an assembly of its own that is built again without the architecture's.</summary>
public sealed class CodeIdentityTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("parity-code-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_same_builds_have_the_same_identity()
    {
        var (layers, net) = (Layers("one"), Net());

        Of(layers, net).Should().Be(Of(layers, net)).And.MatchRegex("^Team.Layers=[0-9a-f-]{36} Team.Net=[0-9a-f-]{36}$", ".NET's own assemblies are not a part of it");
    }

    [Fact]
    public void Another_build_of_what_the_architecture_references_is_another_identity()
    {
        var net = Net();

        var (one, two) = (Of(Layers("one"), net), Of(Layers("two"), net));

        one.Should().NotBe(two);
        one.Split(' ')[1].Should().Be(two.Split(' ')[1], "the architecture itself was not built again");
    }

    [Fact]
    public void What_is_referenced_and_not_there_is_said()
    {
        Of(null, Net()).Should().StartWith("Team.Layers=absent Team.Net=");
    }

    private static string Of(string? layers, string net)
    {
        var context = new AssemblyLoadContext("team", isCollectible: true);
        if (layers is not null)
        {
            context.LoadFromAssemblyPath(layers);
        }

        var identity = CodeIdentity.Of(context.LoadFromAssemblyPath(net));
        context.Unload();
        return identity;
    }

    // Each saved assembly gets a module version id of its own, as each build does.
    private string Layers(string folder)
    {
        var assembly = new PersistedAssemblyBuilder(new("Team.Layers"), typeof(object).Assembly);
        assembly.DefineDynamicModule("Team.Layers").DefineType("Team.Layer", TypeAttributes.Public).CreateType();
        return Save(assembly, Path.Combine(folder, "Team.Layers.dll"));
    }

    private string Net()
    {
        var context = new AssemblyLoadContext("reference", isCollectible: true);
        var layer = context.LoadFromAssemblyPath(Layers("reference")).GetType("Team.Layer")!;
        var assembly = new PersistedAssemblyBuilder(new("Team.Net"), typeof(object).Assembly);
        assembly.DefineDynamicModule("Team.Net").DefineType("Team.Net", TypeAttributes.Public, layer).CreateType();
        var path = Save(assembly, "Team.Net.dll");
        context.Unload();
        return path;
    }

    private string Save(PersistedAssemblyBuilder assembly, string file)
    {
        var path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        assembly.Save(path);
        return path;
    }
}
