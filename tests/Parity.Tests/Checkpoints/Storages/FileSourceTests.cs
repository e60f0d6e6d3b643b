using Parity.Checkpoints;
using Parity.Checkpoints.Storages;

namespace Parity.Tests.Checkpoints.Storages;

public sealed class FileSourceTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("parity-source-").FullName, "weights.pth");

    public FileSourceTests() => File.WriteAllBytes(_path, [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7))]);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Theory]
    [InlineData(0, 100_000)]
    [InlineData(12_345, 4096)]
    [InlineData(99_999, 1)]
    [InlineData(100_000, 0)]
    public void Lent_bytes_are_the_files_in_place(int offset, int length)
    {
        using var source = FileSource.Open(_path);
        using var lent = source.Slice(0, source.Length).Lend(offset, length);
        lent.IsMapped.Should().BeTrue();
        lent.Span.ToArray().Should().Equal(source.ReadBytes(offset, length));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 100_001)]
    [InlineData(long.MaxValue, 1)]
    public void Nothing_outside_the_file_is_lent(long offset, int length)
    {
        using var source = FileSource.Open(_path);
        var act = () => source.Lend(offset, length).Dispose();
        act.Should().Throw<CheckpointException>().WithMessage("*cut off or damaged*");
    }

    [Fact]
    public void A_file_that_is_cut_while_open_is_an_error_and_not_the_end_of_the_process()
    {
        using var source = FileSource.Open(_path);
        source.Lend(0, 100_000).Dispose();
        using (var file = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.SetLength(10);
        }

        var lend = () => source.Lend(50_000, 10).Dispose();
        lend.Should().Throw<CheckpointException>().WithMessage("*changed while being read*");
        var read = () => source.ReadBytes(50_000, 10);
        read.Should().Throw<CheckpointException>().WithMessage("*changed while being read*");
    }

    [Fact]
    public void Lent_bytes_outlive_the_file_they_came_from()
    {
        var source = FileSource.Open(_path);
        using var lent = source.Lend(0, 100_000);
        source.Dispose();
        lent.Span[99_999].Should().Be(unchecked((byte)(99_999 * 7)));
    }

    [Fact]
    public void An_empty_file_is_refused_before_it_is_opened()
    {
        File.WriteAllBytes(_path, []);
        var act = () => FileSource.Open(_path);
        act.Should().Throw<CheckpointException>().WithMessage("*found an empty file*");
    }

    [SkippableFact]
    public void A_pipe_without_a_writer_is_refused_instead_of_waited_for()
    {
        Skip.IfNot(File.Exists("/usr/bin/mkfifo"), "There is no mkfifo to make a pipe with.");
        var pipe = _path + ".pipe";
        using (var made = System.Diagnostics.Process.Start("/usr/bin/mkfifo", [pipe]))
        {
            made.WaitForExit();
        }

        var act = () => FileSource.Open(pipe);
        act.Should().Throw<CheckpointException>().WithMessage("*found an empty file*");
    }

    [Fact]
    public void A_link_leads_to_its_file()
    {
        var link = Path.Combine(Path.GetDirectoryName(_path)!, "last.pth");
        File.CreateSymbolicLink(link, _path);
        using var source = FileSource.Open(link);
        source.Length.Should().Be(100_000);
    }
}
