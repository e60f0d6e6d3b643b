using System.Text.Json;
using Parity.Imaging;
using Parity.Running;
using Parity.Running.Caching;
using Parity.Tensors;

namespace Parity.Cli.Tests;

public sealed class CacheCommandTests : IDisposable
{
    private static readonly DateTime Now = DateTime.UtcNow;
    private readonly CommandFolder _folder = new();

    public CacheCommandTests()
    {
        using var runner = new CachedRunner(Path.Combine(_folder.Root, "cache"), "model", () => new Model());
        foreach (var value in (float[])[1, 2])
        {
            runner.Run(new("a.png", TensorData.From<float>([value], 1), ImageGeometry.Unchanged(4, 4)));
            File.SetLastWriteTimeUtc(Entries().MaxBy(File.GetLastWriteTimeUtc)!, Now.AddDays(-40.5 * value));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_list_says_age_size_what_answered_and_the_total()
    {
        (await _folder.Run("cache", "list", "--cache", "cache")).Should().Be(ExitCodes.Parity, _folder.Error);

        var lines = _folder.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(3);
        lines[0].Should().MatchRegex(@"^ +81 days  +\d+ B  team/net net\.pth  [0-9a-f]{2}.[0-9a-f]{64}\.outputs");
        lines[1].Should().Contain("40 days");
        lines[2].Should().MatchRegex(@"cache: 2 answers \(1\.\d kB\)\.");
    }

    [Fact]
    public async Task Pruning_deletes_what_was_not_used_for_long_and_says_what_is_left()
    {
        _folder.Variables["PARITY_CACHE"] = "cache";

        (await _folder.Run("cache", "prune", "--older-than", "60d", "--dry-run")).Should().Be(ExitCodes.Parity, _folder.Error);
        _folder.Out.Should().Contain("1 answer (").And.Contain("would be deleted");
        Entries().Should().HaveCount(2);

        (await _folder.Run("cache", "prune", "--older-than", "60d")).Should().Be(ExitCodes.Parity, _folder.Error);
        _folder.Out.Should().MatchRegex(@"cache: 1 answer \(\d+ B\) deleted, 1 answer \(\d+ B\) kept\.");
        Entries().Should().ContainSingle();
    }

    [Theory]
    [InlineData("1GB", 2)]
    [InlineData("1 KiB", 1)]
    [InlineData("0B", 0)]
    public async Task Pruning_keeps_what_fits(string size, int left)
    {
        Entries().Should().OnlyContain(f => new FileInfo(f).Length > 512 && new FileInfo(f).Length <= 1024, "the sizes above are chosen by it");

        (await _folder.Run("cache", "prune", "--cache", "cache", "--max-size", size)).Should().Be(ExitCodes.Parity, _folder.Error);

        Entries().Should().HaveCount(left);
    }

    [Fact]
    public async Task Scripts_read_json()
    {
        (await _folder.Run("cache", "list", "--cache", "cache", "--json")).Should().Be(ExitCodes.Parity, _folder.Error);

        var files = JsonDocument.Parse(_folder.Out).RootElement;
        files.GetArrayLength().Should().Be(2);
        files[0].GetProperty("reference").GetString().Should().Be("team/net net.pth");
        files[0].GetProperty("bytes").GetInt64().Should().BePositive();
    }

    [Theory]
    [InlineData("expected what may stay, as --older-than 30d or --max-size 2GB or both; found neither", "prune", "--cache", "cache")]
    [InlineData("--older-than: expected an age such as 30d, 12h or 4w; found \"30\"", "prune", "--cache", "cache", "--older-than", "30")]
    [InlineData("--older-than: expected an age such as 30d, 12h or 4w; found \"-3d\"", "prune", "--cache", "cache", "--older-than=-3d")]
    [InlineData("--max-size: expected a size such as 2GB, 500MB or 1GiB; found \"2 parsecs\"", "prune", "--cache", "cache", "--max-size", "2 parsecs")]
    [InlineData("expected the cache's folder, as --cache DIR or in PARITY_CACHE; found neither", "list")]
    public async Task What_cannot_be_meant_is_an_error_and_deletes_nothing(string message, params string[] arguments)
    {
        (await _folder.Run(["cache", .. arguments])).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain(message);
        Entries().Should().HaveCount(2);
    }

    [Fact]
    public async Task A_cache_that_is_not_there_yet_is_no_error()
    {
        (await _folder.Run("cache", "list", "--cache", "none")).Should().Be(ExitCodes.Parity, _folder.Error);
        (await _folder.Run("cache", "prune", "--cache", "none", "--max-size", "2GB")).Should().Be(ExitCodes.Parity, _folder.Error);

        _folder.Out.Should().Contain("0 answers (0 B); the folder is not there yet");
    }

    private string[] Entries() => Directory.GetFiles(Path.Combine(_folder.Root, "cache"), "*.outputs", SearchOption.AllDirectories);

    private sealed class Model : IModelRunner
    {
        public RunnerDescription Description { get; } = new()
        {
            Kind = "torch", ModelPath = "/somewhere/net.pth", Runtime = "test", Device = "cpu", Properties = new Dictionary<string, string> { ["architecture"] = "team/net" },
        };

        public RawOutputs Run(ModelInput input) => new([new("scores", input.Tensor)]);

        public void Dispose()
        {
            // It holds nothing.
        }
    }
}
