using System.Globalization;
using Parity.Machines;

namespace Parity.Tests.Machines;

public sealed class ProgramRunTests : IDisposable
{
    private const string NeedsShell = "the programs of this test are shell scripts";

    private readonly ProgramFolder _programs = new();

    public void Dispose() => _programs.Dispose();

    [SkippableFact]
    public void Both_streams_come_back_with_the_exit_code()
    {
        Skip.If(OperatingSystem.IsWindows(), NeedsShell);
        var program = _programs.Write("program", "echo \"$1 in $HERE\"; echo failed >&2; exit 3");

        var run = ProgramRun.Of(program, ["ran"], TimeSpan.FromMinutes(1), _programs.Root, new Dictionary<string, string> { ["HERE"] = "folder" });

        run.ExitCode.Should().Be(3);
        run.Output.Split('\n').Should().BeEquivalentTo("ran in folder", "failed", string.Empty);
    }

    [SkippableFact]
    public void A_program_that_does_not_end_is_stopped_with_what_it_had_started()
    {
        Skip.If(OperatingSystem.IsWindows(), NeedsShell);
        var program = _programs.Write("program", "sleep 600 & echo $!; wait");

        var run = ProgramRun.Of(program, [], TimeSpan.FromSeconds(1));

        run.ExitCode.Should().BeNull();
        OtherProcess.IsRunning(int.Parse(run.Output, CultureInfo.InvariantCulture)).Should().BeFalse();
    }

    [Fact]
    public void A_program_that_is_not_there_is_named()
    {
        var act = () => ProgramRun.Of("no-such-program-anywhere", [], TimeSpan.FromMinutes(1));

        act.Should().Throw<ParityException>().WithMessage("no-such-program-anywhere cannot be started: *");
    }
}
