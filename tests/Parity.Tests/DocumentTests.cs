using System.Text.RegularExpressions;

namespace Parity.Tests;

public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents => [.. Files()];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_relative_link_leads_to_a_file(string document)
    {
        var path = Path.Combine(RepositoryRoot.Path, document);
        var broken = Link().Matches(File.ReadAllText(path))
            .Select(m => m.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal))
            .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target)));

        broken.Should().BeEmpty();
    }

    [Fact]
    public void The_readme_s_two_commands_are_the_ones_that_ci_and_newcomers_run()
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "README.md"));

        readme.Should().Contain("dotnet run --project src/Parity.Cli -- run specs").And.Contain("\ndotnet test ");
        File.ReadAllText(Path.Combine(RepositoryRoot.Path, ".ci", "run")).Should().Contain("\ndotnet test\n");
    }

    private static IEnumerable<string> Files() =>
        Directory.GetFiles(RepositoryRoot.Path, "*.md")
            .Concat(Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "tools"), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
