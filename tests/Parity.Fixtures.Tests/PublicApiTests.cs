using System.Reflection;
using PublicApiGenerator;

namespace Parity.Fixtures.Tests;

/// <summary>The public API is a reviewed file: a change shows in the diff of <c>Api/&lt;library&gt;.verified.txt</c>.</summary>
public sealed class PublicApiTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests", "Parity.Fixtures.Tests", "Api");

    private static readonly ApiGeneratorOptions Options = new()
    {
        ExcludeAttributes = ["System.Runtime.CompilerServices.InternalsVisibleToAttribute", "System.Reflection.AssemblyMetadataAttribute", "System.Runtime.Versioning.TargetFrameworkAttribute"],
    };

    public static TheoryData<string> Libraries => ["Parity", "Parity.Torch", "Parity.Onnx", "Parity.Hosting", "Parity.Fixtures"];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_api_is_the_reviewed_one(string library)
    {
        var api = Assembly.Load(library).GeneratePublicApi(Options).ReplaceLineEndings("\n");
        var approved = Path.Combine(Folder, library + ".verified.txt");
        var received = Path.Combine(Folder, library + ".received.txt");

        var same = File.Exists(approved) && File.ReadAllText(approved).ReplaceLineEndings("\n") == api;
        if (!same)
        {
            File.WriteAllText(received, api);
        }

        same.Should().BeTrue($"the public API of {library} must be the reviewed one; if the change is meant, replace {approved} by {Path.GetFileName(received)} beside it and commit it");
        File.Delete(received);
    }
}
