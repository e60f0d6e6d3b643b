namespace Parity.Cli.Tests;

/// <summary>A team rebuilds its architecture under the same version again and again: what an earlier build answered must not stand for the new one.</summary>
public sealed class OwnModelCacheTests : IDisposable
{
    private readonly OwnModelFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Answers_of_one_build_are_not_taken_for_another_of_the_same_version()
    {
        _folder.SpecOf(OwnModelFolder.Assembly);
        (await _folder.Run("accept")).Should().Be(ExitCodes.Parity, _folder.Error);

        (await Run()).Should().NotContain("come from the reference cache");
        (await Run()).Should().Contain("come from the reference cache; the model itself was not loaded");
        var before = Entries();

        _folder.SpecOf(_folder.AnotherBuild());

        (await Run()).Should().NotContain("come from the reference cache");
        Entries().Should().HaveCount(2 * before.Length).And.Contain(before);
    }

    private string[] Entries() => Directory.GetFiles(Path.Combine(_folder.Root, "cache"), "*.outputs", SearchOption.AllDirectories);

    private async Task<string> Run()
    {
        var (code, text) = await ToolProcess.Ended(ToolProcess.Start(_folder.Root, "run", "--cache", "cache", "--output", "report.json"));
        code.Should().Be(ExitCodes.Parity, text);
        return File.ReadAllText(Path.Combine(_folder.Root, "report.json"));
    }
}
