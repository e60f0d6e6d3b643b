using Parity.Goldens;
using Parity.Imaging;
using Parity.Running;
using Parity.Running.Caching;
using Parity.Tensors;

namespace Parity.Tests.Running.Caching;

public sealed class ReferenceCacheTests
{
    private static readonly DateTime Now = new(2026, 3, 31, 12, 0, 0, DateTimeKind.Utc);
    private readonly string _folder = Directory.CreateTempSubdirectory("parity-cache-").FullName;

    [Fact]
    public void Answers_are_listed_with_size_last_use_and_what_answered_the_least_recently_used_first()
    {
        var young = Answer(1, daysOld: 2);
        var old = Answer(2, daysOld: 40);

        var files = Cache().Files();

        files.Select(f => f.Path).Should().Equal(old, young);
        files[0].Should().Be(new CacheFile(old, new FileInfo(old).Length, Now.AddDays(-40), "team/net net.pth"));
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_nothing()
    {
        var cache = new ReferenceCache(Path.Combine(_folder, "none"));

        cache.Files().Should().BeEmpty();
        cache.Prune(new() { MaxBytes = 0 }).Deleted.Should().BeEmpty();
    }

    [Fact]
    public void A_file_is_no_cache()
    {
        var file = Write(Path.Combine(_folder, "file"), string.Empty);

        FluentActions.Invoking(() => new ReferenceCache(file).Prune(new() { MaxBytes = 0 })).Should().Throw<ParityException>()
            .WithMessage($"{file}: expected the folder of a reference cache, found a file.");
    }

    [Fact]
    public void What_was_not_used_for_longer_goes_and_the_rest_stays()
    {
        var (old, edge, young) = (Answer(1, daysOld: 31), Answer(2, daysOld: 30), Answer(3, daysOld: 0));

        var pruning = Cache().Prune(new() { OlderThan = TimeSpan.FromDays(30) });

        pruning.Deleted.Select(f => f.Path).Should().Equal(old);
        pruning.Kept.Select(f => f.Path).Should().Equal(edge, young);
        File.Exists(old).Should().BeFalse();
        File.Exists(edge).Should().BeTrue();
    }

    [Fact]
    public void The_least_recently_used_go_until_the_rest_fits()
    {
        var paths = Enumerable.Range(1, 5).Select(i => Answer(i, daysOld: i)).ToList();
        var size = new FileInfo(paths[0]).Length;

        Cache().Prune(new() { MaxBytes = (3 * size) - 1 }).Deleted.Select(f => f.Path).Should().Equal(paths[4], paths[3], paths[2]);
        Cache().Prune(new() { MaxBytes = 2 * size }).Deleted.Should().BeEmpty("two of this size fit exactly");

        Cache().Files().Select(f => f.Path).Should().Equal(paths[1], paths[0]);
    }

    [Fact]
    public void A_dry_run_says_the_same_and_deletes_nothing()
    {
        Answer(1, daysOld: 3);
        Answer(2, daysOld: 2);
        var limits = new CacheLimits { OlderThan = TimeSpan.FromDays(2.5) };

        var said = Cache().Prune(limits, dryRun: true);

        Cache().Files().Should().HaveCount(2);
        said.Deleted.Should().Equal(Cache().Prune(limits).Deleted);
    }

    [Fact]
    public void Nothing_but_answers_is_ever_deleted()
    {
        var answer = Answer(1, daysOld: 400);
        var name = Path.GetFileName(answer);
        var inPlace = Path.GetDirectoryName(answer)!;
        List<string> foreign =
        [
            Copy(answer, Path.Combine(_folder, name)),
            Copy(answer, Path.Combine(_folder, "zz", name)),
            Copy(answer, Path.Combine(_folder, "backup", name)),
            Copy(answer, Path.Combine(inPlace, "deeper", name)),
            Copy(answer, Path.Combine(inPlace, name + ".bak")),
            Copy(answer, Path.Combine(inPlace, name[..2] + new string('0', 62) + ".outputs")),
            Write(Path.Combine(inPlace, name[..2] + new string('1', 62) + ".outputs"), "a file of someone else's"),
            Write(Path.Combine(inPlace, name[..2] + new string('2', 62) + ".outputs"), "PARITY01\u0005\0\0\0{\"a\":"),
            Write(Path.Combine(inPlace, name[..2] + new string('3', 62) + ".outputs"), "PARITY01\u00ff\u00ff\u00ff\u007f"),
            Write(Path.Combine(inPlace, name + ".1-2-3.tmp"), "a file of someone else's"),
            Write(Path.Combine(_folder, "README.md"), "why this folder is here"),
        ];
        foreign.ForEach(f => File.SetLastWriteTimeUtc(f, Now.AddDays(-400)));

        var pruning = Cache().Prune(new() { OlderThan = TimeSpan.Zero, MaxBytes = 0 });

        pruning.Deleted.Select(f => f.Path).Should().Equal(answer);
        foreign.Should().OnlyContain(f => File.Exists(f));
    }

    [Fact]
    public void Links_are_not_followed()
    {
        var elsewhere = Directory.CreateTempSubdirectory("parity-elsewhere-").FullName;
        var answer = Answer(1, daysOld: 400);
        var folder = Path.GetDirectoryName(answer)!;
        Directory.Move(folder, Path.Combine(elsewhere, Path.GetFileName(folder)));
        Directory.CreateSymbolicLink(folder, Path.Combine(elsewhere, Path.GetFileName(folder)));

        Cache().Prune(new() { MaxBytes = 0 }).Deleted.Should().BeEmpty();

        File.Exists(answer).Should().BeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(200)]
    public void Remains_of_a_write_go_after_a_day_and_a_write_under_way_stays(int length)
    {
        var answer = Answer(1, daysOld: 0);
        var (left, underWay) = (answer + ".1f-8de2-1.tmp", answer + ".20-8de2-7.tmp");
        foreach (var (path, days) in (ReadOnlySpan<(string, double)>)[(left, 1.1), (underWay, 0.9)])
        {
            File.WriteAllBytes(path, File.ReadAllBytes(answer)[..length]);
            File.SetLastWriteTimeUtc(path, Now.AddDays(-days));
        }

        var pruning = Cache().Prune(new() { OlderThan = TimeSpan.FromDays(300) });

        pruning.Deleted.Select(f => (f.Path, f.IsRemains)).Should().Equal((left, true));
        File.Exists(underWay).Should().BeTrue();
        Cache().Prune(new() { MaxBytes = 0 }).Deleted.Select(f => f.Path).Should().Equal(answer);
        File.Exists(underWay).Should().BeTrue();
    }

    [Fact]
    public void Taking_an_answer_is_a_use()
    {
        var path = Answer(1, daysOld: 400);
        using (var runner = Runner())
        {
            runner.Run(Input(1));
            runner.Found.Should().Be(1);
        }

        File.GetLastWriteTimeUtc(path).Should().BeAfter(Now.AddDays(-399));
    }

    [Fact]
    public async Task A_run_beside_a_pruning_always_has_its_answers()
    {
        using var stop = new CancellationTokenSource();
        var prunings = 0;
        var pruner = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                prunings += new ReferenceCache(_folder).Prune(new() { MaxBytes = 0 }).Deleted.Length;
            }
        });

        for (var round = 0; round < 200; round++)
        {
            using var runner = Runner();
            for (var i = 0; i < 5; i++)
            {
                runner.Run(Input(i))["scores"].ToFloat32().Should().Equal(i);
            }

            runner.Description.Notes.Should().NotContain(n => n.Contains("damaged") || n.Contains("cannot be"));
        }

        await stop.CancelAsync();
        await pruner;
        prunings.Should().BePositive();
    }

    [Fact]
    public void What_cannot_be_deleted_is_said_and_counted_as_kept()
    {
        var paths = new[] { Answer(1, daysOld: 400), Answer(2, daysOld: 300) };

        var pruning = new ReferenceCache(_folder, new FixedClock(Now), new Undeletable(paths[0])).Prune(new() { MaxBytes = new FileInfo(paths[0]).Length });

        pruning.Problems.Should().Equal($"{paths[0]} cannot be deleted: no permission");
        pruning.Kept.Select(f => f.Path).Should().Equal(paths[0]);
        pruning.Deleted.Select(f => f.Path).Should().Equal([paths[1]], "the size asked for is reached with the next");
    }

    [Fact]
    public void An_answer_that_is_used_while_the_cache_is_pruned_stays()
    {
        var paths = new[] { Answer(1, daysOld: 400), Answer(2, daysOld: 300) };
        var disk = new Undeletable(null, onDelete: () => File.SetLastWriteTimeUtc(paths[1], Now));

        var pruning = new ReferenceCache(_folder, new FixedClock(Now), disk).Prune(new() { OlderThan = TimeSpan.FromDays(30) });

        pruning.Deleted.Select(f => f.Path).Should().Equal(paths[0]);
        pruning.Problems.Should().BeEmpty();
        File.Exists(paths[1]).Should().BeTrue();
    }

    private static ModelInput Input(float value) => new("a.png", TensorData.From<float>([value, value], 1, 2), ImageGeometry.Unchanged(4, 4));

    private static string Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
        return to;
    }

    private static string Write(string path, string text)
    {
        File.WriteAllText(path, text, System.Text.Encoding.Latin1);
        return path;
    }

    private ReferenceCache Cache() => new(_folder, new FixedClock(Now));

    private CachedRunner Runner() => new(_folder, "model", () => new Model());

    private string Answer(int value, int daysOld)
    {
        var before = Directory.GetFiles(_folder, "*.outputs", SearchOption.AllDirectories);
        using (var runner = Runner())
        {
            runner.Run(Input(value));
        }

        var path = Directory.GetFiles(_folder, "*.outputs", SearchOption.AllDirectories).Except(before).Single();
        File.SetLastWriteTimeUtc(path, Now.AddDays(-daysOld));
        return path;
    }

    private sealed class Undeletable(string? path, Action? onDelete = null) : IDurableFiles
    {
        public void Write(string path, ReadOnlySpan<byte> bytes) => throw new NotSupportedException();

        public void Replace(string source, string target) => throw new NotSupportedException();

        public void Delete(string file)
        {
            if (file == path)
            {
                throw new UnauthorizedAccessException("no permission");
            }

            File.Delete(file);
            onDelete?.Invoke();
        }
    }

    private sealed class FixedClock(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class Model : IModelRunner
    {
        public RunnerDescription Description { get; } = new()
        {
            Kind = "torch", ModelPath = "/somewhere/net.pth", Runtime = "test", Device = "cpu", Properties = new Dictionary<string, string> { ["architecture"] = "team/net" },
        };

        public RawOutputs Run(ModelInput input) => new([new("scores", TensorData.From<float>([input.Tensor.ToFloat32()[0]], 1))]);

        public void Dispose()
        {
            // It holds nothing.
        }
    }
}
