using System.Diagnostics;
using System.Globalization;

namespace Parity.Cli.Tests;

/// <summary>SIGTERM while libtorch computes, as a real process: an ordinary end would tear its globals down under it, and the process would die of a segmentation fault.</summary>
public sealed class StoppedModelTests
{
    [SkippableTheory]
    [InlineData(200)]
    [InlineData(600)]
    [InlineData(1000)]
    public async Task A_calibration_that_does_not_stop_in_time_ends_with_the_signal_s_code(int milliseconds)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "what a process has loaded is read from /proc");
        using var folder = new SampleFolder("fasterrcnn-shapes", "checkpoint.pth", "model.onnx");
        File.Copy(RepositoryRoot.File("specs", "fasterrcnn-shapes.yaml"), Path.Combine(folder.Root, "specs", "fasterrcnn-shapes.yaml"));

        // Enough repeats to be at work whatever the machine.
        var process = ToolProcess.StartInTerminal(folder.Root, "calibrate", "specs/fasterrcnn-shapes.yaml", "--repeats", "100000");
        var id = process.Id.ToString(CultureInfo.InvariantCulture);
        var ended = ToolProcess.Ended(process);
        while (!ended.IsCompleted && !(await File.ReadAllTextAsync($"/proc/{id}/maps")).Contains("libtorch_cpu", StringComparison.Ordinal))
        {
            await Task.Delay(20);
        }

        await Task.Delay(milliseconds);
        using var kill = Process.Start("kill", ["-TERM", id]);
        await kill.WaitForExitAsync();
        var (code, said) = await ended;

        code.Should().Be(143, said);
        said.Trim().Should().Be("error: stopped before the end: no report was written, and every file that was is whole.");
    }
}
