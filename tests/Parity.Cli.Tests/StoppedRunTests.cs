using System.Diagnostics;
using System.Globalization;

namespace Parity.Cli.Tests;

/// <summary>Ctrl-C and SIGTERM while the tool works, as real processes. The model is a shell script that says when it has begun.</summary>
public sealed class StoppedRunTests : IDisposable
{
    private const int Images = 12;
    private readonly CommandFolder _folder = new();

    public StoppedRunTests()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such signals");
        for (var i = 0; i < Images; i++)
        {
            File.Copy(Path.Combine(_folder.Root, "images", "a.png"), Path.Combine(_folder.Root, "images", FormattableString.Invariant($"b{i}.png")));
        }
    }

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("INT", 130, "run", "--report", "out")]
    [InlineData("TERM", 143, "run", "--report", "out")]
    [InlineData("INT", 130, "accept")]
    [InlineData("TERM", 143, "accept")]
    [InlineData("INT", 130, "calibrate", "specs/boxes.yaml", "--write")]
    public async Task A_run_that_is_stopped_between_two_images_leaves_nothing_half_written(string signal, int code, params string[] verb)
    {
        var before = Spec("sleep 0.5; ");

        var (ended, said) = await Stop(signal, verb);

        ended.Should().Be(code, said);
        said.Trim().Should().Be("error: stopped before the end: no report was written, and every file that was is whole.");
        NothingWritten(before);
    }

    [SkippableTheory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_model_that_does_not_come_to_its_end_is_stopped_with_the_run(string signal, int code)
    {
        // What it left behind holds its streams open: the run itself does not come to tidy up.
        var before = Spec("(sleep 20 &); sleep 600; ");

        var (ended, said) = await Stop(signal, "run", "--report", "out");

        ended.Should().Be(code, said);
        said.Should().Contain("stopped before the end");
        NothingWritten(before);
        OtherProcess.IsRunning(int.Parse(File.ReadAllText(Begun), CultureInfo.InvariantCulture)).Should().BeFalse("a command does not outlive the run");
        Directory.Exists(Path.GetDirectoryName(File.ReadAllText(Path.Combine(_folder.Root, "input")).Trim())).Should().BeFalse("what was exchanged with it is deleted");
    }

    private string Begun => Path.Combine(_folder.Root, "begun");

    private string Spec(string script)
    {
        var source = Path.Combine(_folder.Root, "reference", "a.png.npz");
        _folder.Spec(reference: $"command: \"sh -c '[ -e ../begun ] || (echo $0 > ../input; echo $$ > ../begun); {script}cp {source} $1' {{input}} {{output}}\"");
        return File.ReadAllText(Path.Combine(_folder.Root, "specs", "boxes.yaml"));
    }

    private async Task<(int Code, string Said)> Stop(string signal, params string[] verb)
    {
        var process = ToolProcess.StartInTerminal(_folder.Root, verb);
        var id = process.Id.ToString(CultureInfo.InvariantCulture);
        var ended = ToolProcess.Ended(process);
        while (!File.Exists(Begun) && !ended.IsCompleted)
        {
            await Task.Delay(20);
        }

        using var kill = Process.Start("kill", [$"-{signal}", id]);
        await kill.WaitForExitAsync();
        return await ended;
    }

    private void NothingWritten(string spec)
    {
        File.ReadAllText(Path.Combine(_folder.Root, "specs", "boxes.yaml")).Should().Be(spec);
        Directory.GetFiles(Path.Combine(_folder.Root, "specs")).Should().ContainSingle();
        Directory.GetFileSystemEntries(Path.Combine(_folder.Root, "goldens")).Should().BeEmpty();
        Directory.Exists(Path.Combine(_folder.Root, "out")).Should().BeFalse();
    }
}
