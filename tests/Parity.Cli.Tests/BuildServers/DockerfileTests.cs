using System.Text.Json;
using System.Text.RegularExpressions;

namespace Parity.Cli.Tests.BuildServers;

/// <summary>The image of the Kubernetes jobs: no test builds it, but what it names is there.</summary>
public sealed class DockerfileTests
{
    private static readonly string[] Lines = File.ReadAllLines(RepositoryRoot.File("docs", "ci", "Dockerfile"));

    [Fact]
    public void What_it_copies_is_in_the_repository_and_not_ignored()
    {
        var ignored = File.ReadAllLines(RepositoryRoot.File("docs", "ci", "Dockerfile.dockerignore"));
        var copied = Lines.Where(l => l.StartsWith("COPY ", StringComparison.Ordinal) && !l.Contains("--from", StringComparison.Ordinal)).Select(l => l.Split(' ')[1]).ToList();

        copied.Should().Contain(["specs", "goldens", "models"]);
        copied.Should().AllSatisfy(c => Directory.Exists(RepositoryRoot.File(c)).Should().BeTrue(c));
        copied.Should().NotIntersectWith(ignored);
    }

    [Fact]
    public void It_publishes_the_tool_and_calls_it_by_the_name_the_jobs_use()
    {
        var publish = Lines.Single(l => l.StartsWith("RUN dotnet publish ", StringComparison.Ordinal)).Split(' ');
        File.Exists(Path.Combine(RepositoryRoot.File(publish[3]), "Parity.Cli.csproj")).Should().BeTrue();
        Lines.Should().Contain($"COPY --from=build {publish[^1]} /opt/parity").And.Contain($"RUN ln -s /opt/parity/{typeof(ParityCommand).Assembly.GetName().Name} /usr/local/bin/parity").And.Contain("ENTRYPOINT [\"parity\"]");
        new Kubernetes().Container.List("command")[2].ToString().Should().Contain("exec parity run ");
    }

    [Fact]
    public void Its_sdk_is_the_one_of_the_repository()
    {
        using var global = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.File("global.json")));
        var version = global.RootElement.GetProperty("sdk").GetProperty("version").GetString()!;
        var asked = Lines.Select(l => Regex.Match(l, @"^FROM mcr\.microsoft\.com/dotnet/(?:sdk|runtime):(\S+)")).Where(m => m.Success).Select(m => m.Groups[1].Value).ToList();

        asked.Should().HaveCount(2).And.AllSatisfy(v => version.Should().StartWith(v + "."));
        new GitLab().Root.Text("default", "image").Should().Be($"mcr.microsoft.com/dotnet/sdk:{asked[0]}");
    }

    [Fact]
    public void The_commit_of_the_image_is_the_commit_of_its_shards() =>
        Lines.Should().ContainInOrder("ARG COMMIT", "ENV PARITY_COMMIT=$COMMIT");
}
