using Parity.Tensors;

namespace Parity.Cli.Tests;

/// <summary>A reference that runs in a program of its own, from its spec to its verdict. The program is a shell script that hands out prepared outputs.</summary>
public sealed class CommandReferenceTests : IDisposable
{
    private const string Command = "command: './infer.sh {input} {output}', working_directory: ../tools";

    private readonly CommandFolder _folder = new();
    private readonly string _script;

    public CommandReferenceTests()
    {
        Skip.If(OperatingSystem.IsWindows(), "the programs of this test are shell scripts");
        _script = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.Root, "tools")).FullName, "infer.sh");
        Script("cp ../reference/a.png.npz \"$2\"");
    }

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task A_command_is_a_reference_like_any_other()
    {
        _folder.Spec(reference: Command);

        (await _folder.Run("check")).Should().Be(ExitCodes.Parity, _folder.Error);
        (await _folder.Run("accept")).Should().Be(ExitCodes.Parity, _folder.Error);
        (await _folder.Run("run")).Should().Be(ExitCodes.Parity, _folder.Out + _folder.Error);

        _folder.Out.Should().Contain("Parity.");
        _folder.Record(shift: 3);
        (await _folder.Run("run")).Should().Be(ExitCodes.NoParity);
    }

    [SkippableFact]
    public async Task The_command_is_given_the_tensor_that_the_spec_s_preprocessing_makes()
    {
        Script("cp \"$1\" ../seen.npz; cp ../reference/a.png.npz \"$2\"");
        _folder.Spec(reference: Command);

        (await _folder.Run("accept")).Should().Be(ExitCodes.Parity, _folder.Error);

        var seen = NpzFile.Read(Path.Combine(_folder.Root, "seen.npz"));
        seen["images"].ElementType.Should().Be(ElementType.Float32);
        seen["images"].Shape[^3].Should().Be(3);
        seen["orig_target_sizes"].Span<long>().ToArray().Should().Equal(seen["images"].Shape[^1], seen["images"].Shape[^2]);
    }

    [SkippableTheory]
    [InlineData("echo \"KeyError: 'model'\" >&2; exit 3", "the command ended with exit code 3 on a.png. It wrote: KeyError: 'model'")]
    [InlineData("exit 0", "wrote no {output} file")]
    [InlineData("echo PK > \"$2\"", "its {output} cannot be read")]
    public async Task A_command_that_fails_is_a_verdict_with_its_own_words(string script, string words)
    {
        Script(script);
        _folder.Spec(candidate: Command);
        (await _folder.Run("accept")).Should().Be(ExitCodes.Parity, _folder.Error);

        (await _folder.Run("run")).Should().Be(ExitCodes.NoParity, _folder.Out + _folder.Error);

        _folder.Out.Should().Contain(words);
    }

    [SkippableFact]
    public async Task Goldens_are_not_made_of_a_command_that_fails()
    {
        Script("echo \"KeyError: 'model'\" >&2; exit 3");
        _folder.Spec(reference: Command);

        (await _folder.Run("accept")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("KeyError: 'model'");
        Directory.GetFiles(Path.Combine(_folder.Root, "goldens"), "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Outputs_that_no_decoder_reads_are_named()
    {
        NpzFile.Write(Path.Combine(_folder.Root, "tools", "wrong.npz"), [new("logits", TensorData.From<float>([1, 2], 1, 2))]);
        Script("cp wrong.npz \"$2\"");
        _folder.Spec(reference: Command);

        (await _folder.Run("run")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("logits").And.Contain("boxes");
    }

    [SkippableTheory]
    [InlineData("command: ./infer.sh {input} {outptu}", "boxes.yaml:5:23: unknown placeholder \"{outptu}\" in the command; did you mean \"{output}\"?")]
    [InlineData("command: ./infer.sh {output}", "boxes.yaml:5:23: the command \"./infer.sh {output}\" does not name {input}")]
    [InlineData("command: pyton infer.py {input} {output}", "boxes.yaml:5:23: the program of reference's command, \"pyton\", is not on the PATH")]
    [InlineData("command: ./infr.sh {input} {output}, working_directory: ../tools", "boxes.yaml:5:23: the program of reference's command, \"./infr.sh\", does not exist in")]
    [InlineData("command: sh -c x {input} {output}, working_directory: ../tool", "boxes.yaml:5:70: the working directory of reference's command,")]
    public async Task A_command_that_cannot_work_is_a_problem_of_the_spec_and_of_the_run_in_the_same_words(string reference, string problem)
    {
        // In a flow mapping a command with braces stands in quotes.
        var (command, rest) = reference.Split(", ", 2) is [var first, var second] ? (first, ", " + second) : (reference, string.Empty);
        _folder.Spec(reference: $"command: '{command["command: ".Length..]}'{rest}");

        (await _folder.Run("check")).Should().Be(ExitCodes.CouldNotJudge);
        var check = _folder.Error;
        check.Should().Contain(problem);

        (await _folder.Run("run")).Should().Be(ExitCodes.CouldNotJudge);
        _folder.Error[check.Length..].Should().Contain(problem);
    }

    private void Script(string text)
    {
        File.WriteAllText(_script, $"#!/bin/sh\n{text}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
