using System.Diagnostics;
using System.Globalization;
using Parity.Imaging;
using Parity.Running;
using Parity.Running.Commands;
using Parity.Tensors;

namespace Parity.Tests.Running;

public sealed class CommandRunnerTests
{
    private static readonly ModelInput Input = new("a.png", TensorData.From<float>([1, 2], 1, 2), ImageGeometry.Unchanged(20, 10));

    private static readonly CommandOptions Options = new() { WorkingDirectory = Path.GetTempPath(), TimeoutSeconds = 60 };

    [SkippableFact]
    public void The_command_receives_the_inputs_and_its_outputs_come_back()
    {
        Skip.If(OperatingSystem.IsWindows(), "The test's command is cp, which Windows lacks.");
        using var runner = new CommandRunner("cp {input} {output}", Options);

        var outputs = runner.Run(Input);

        outputs.Names.Should().Equal("images", "orig_target_sizes");
        outputs["images"].Span<float>().ToArray().Should().Equal(1, 2);
        outputs["orig_target_sizes"].Span<long>().ToArray().Should().Equal(20, 10);
    }

    [SkippableFact]
    public void A_failing_command_is_a_verdict_with_its_own_words()
    {
        Skip.If(OperatingSystem.IsWindows(), "The test's command is sh, which Windows lacks.");
        using var runner = new CommandRunner("sh -c 'echo KeyError: model >&2; exit 3' {input} {output}", Options);

        var act = () => runner.Run(Input);

        act.Should().Throw<RunnerException>().WithMessage("*exit code 3*a.png*KeyError: model*");
    }

    [SkippableFact]
    public void A_command_that_writes_nothing_is_named()
    {
        Skip.If(OperatingSystem.IsWindows(), "The test's command is true, which Windows lacks.");
        using var runner = new CommandRunner("true {input} {output}", Options);

        var act = () => runner.Run(Input);

        act.Should().Throw<RunnerException>().WithMessage("*wrote no {output} file*");
    }

    [SkippableFact]
    public void A_command_that_never_ends_is_stopped()
    {
        Skip.If(OperatingSystem.IsWindows(), "The test's command is sleep, which Windows lacks.");
        using var runner = new CommandRunner("sh -c 'sleep 600' {input} {output}", Options with { TimeoutSeconds = 1 });

        var act = () => runner.Run(Input);

        act.Should().Throw<RunnerException>().WithMessage("*did not finish within 1 s*timeout_seconds*");
    }

    [SkippableFact]
    public void What_a_stopped_command_had_started_is_stopped_with_it()
    {
        Skip.If(OperatingSystem.IsWindows(), "The test's command is sh, which Windows lacks.");
        var folder = Directory.CreateTempSubdirectory("parity-command-test-").FullName;
        using var runner = new CommandRunner("sh -c 'sleep 600 & echo $! > child; wait' {input} {output}", Options with { TimeoutSeconds = 1, WorkingDirectory = folder });

        FluentActions.Invoking(() => runner.Run(Input)).Should().Throw<RunnerException>().WithMessage("*did not finish within 1 s*");

        var child = int.Parse(File.ReadAllText(Path.Combine(folder, "child")), CultureInfo.InvariantCulture);
        OtherProcess.IsRunning(child).Should().BeFalse();
    }

    [SkippableFact]
    public void A_process_that_is_left_behind_does_not_hold_the_run_up()
    {
        Skip.If(OperatingSystem.IsWindows(), "The test's command is sh, which Windows lacks.");
        var folder = Directory.CreateTempSubdirectory("parity-command-test-").FullName;
        using var runner = new CommandRunner("sh -c 'sleep 600 & echo $! > child; cp $0 $1' {input} {output}", Options with { WorkingDirectory = folder });

        runner.Run(Input).Names.Should().Equal("images", "orig_target_sizes");

        using var child = Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(folder, "child")), CultureInfo.InvariantCulture));
        child.HasExited.Should().BeFalse("the run must have ended before it, or nothing was tested");
        child.Kill();
    }

    [SkippableFact]
    public void Of_endless_errors_the_end_is_kept_without_what_a_terminal_would_obey()
    {
        Skip.If(OperatingSystem.IsWindows(), "The test's command is sh, which Windows lacks.");
        using var runner = new CommandRunner("sh -c 'head -c 50000000 /dev/zero | tr \"\\\\0\" x >&2; printf \"\\\\033[31mKeyError: 7\" >&2; exit 1' {input} {output}", Options);

        var message = FluentActions.Invoking(() => runner.Run(Input)).Should().Throw<RunnerException>().Which.Message;

        message.Should().EndWith("KeyError: 7").And.Contain("It wrote: …xxx").And.NotContain("\u001b");
        message.Length.Should().BeLessThan(4200);
    }

    [SkippableTheory]
    [InlineData("printf PK > $1", "*ended well on a.png, but its {output} cannot be read*expected an .npz archive*It wrote to stderr: half written*")]
    [InlineData("head -c 300 $0 > $1", "*ended well on a.png, but its {output} cannot be read*")]
    [InlineData("mkdir $1", "*wrote no {output} file*half written*")]
    public void A_broken_output_is_a_verdict(string script, string message)
    {
        Skip.If(OperatingSystem.IsWindows(), "The test's command is sh, which Windows lacks.");
        using var runner = new CommandRunner($"sh -c 'echo half written >&2; {script}' {{input}} {{output}}", Options);

        FluentActions.Invoking(() => runner.Run(Input)).Should().Throw<RunnerException>().WithMessage(message);
    }

    [SkippableFact]
    public void A_command_that_asks_something_gets_no_answer_and_ends()
    {
        Skip.If(OperatingSystem.IsWindows(), "The test's command is sh, which Windows lacks.");
        using var runner = new CommandRunner("sh -c 'read answer || cp $0 $1' {input} {output}", Options);

        runner.Run(Input).Names.Should().NotBeEmpty();
    }

    [Fact]
    public void A_program_that_is_not_there_is_named()
    {
        using var runner = new CommandRunner("no-such-program-anywhere {input} {output}", Options);

        var act = () => runner.Run(Input);

        act.Should().Throw<ParityException>().WithMessage("*no-such-program-anywhere*PATH*");
    }

    [Theory]
    [InlineData("cp {input} out.npz", "*{output}*")]
    [InlineData("cp {input} \"{output}", "*unclosed*")]
    [InlineData("cp {input} {outptu}", "*unknown placeholder \"{outptu}\"*did you mean \"{output}\"*")]
    [InlineData(" ", "*empty*")]
    public void A_command_line_that_cannot_work_is_refused(string line, string message)
    {
        var act = () => new CommandRunner(line, Options);

        act.Should().Throw<ParityException>().WithMessage(message);
    }
}
