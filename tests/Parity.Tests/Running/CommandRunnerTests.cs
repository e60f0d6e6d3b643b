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
    [InlineData(" ", "*empty*")]
    public void A_command_line_that_cannot_work_is_refused(string line, string message)
    {
        var act = () => new CommandRunner(line, Options);

        act.Should().Throw<ParityException>().WithMessage(message);
    }
}
