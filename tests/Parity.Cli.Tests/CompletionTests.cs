using System.CommandLine;

namespace Parity.Cli.Tests;

/// <summary>What a shell is told to complete the command line with, in a real bash, and the help.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task Bash_completes_verbs_options_and_values_and_leaves_names_of_files_to_itself()
    {
        Skip.IfNot(File.Exists("/bin/bash"), "there is no bash");
        string[] lines = ["parity re", "parity ", "parity run --r", "parity run ", "parity run --verbosity q", "parity completion ", "parity preprocess a.png --preset yo", "parity run --report x --c"];

        var answers = await Bash(lines);

        answers[0].Should().Be("review");
        answers[1].Split(' ').Should().Contain(["run", "accept", "new", "completion"]).And.NotContain(a => a.StartsWith('-'));
        answers[2].Should().Be("--report");
        answers[3].Should().BeEmpty("a spec is a file");
        answers[4].Should().Be("quiet");
        answers[5].Should().Be("bash fish pwsh zsh");
        answers[6].Should().Be("yolo-letterbox");
        answers[7].Should().Be("--cache");
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _parity parity")]
    [InlineData("zsh", "compdef _parity parity")]
    [InlineData("fish", "complete --command parity")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName parity")]
    public async Task Every_shell_has_its_script(string shell, string line)
    {
        (await _folder.Run("completion", shell)).Should().Be(ExitCodes.Parity, _folder.Error);

        _folder.Out.Should().Contain(line).And.Contain("[suggest:");
    }

    [Fact]
    public async Task A_shell_that_is_not_known_is_an_error_with_those_that_are()
    {
        (await _folder.Run("completion", "tcsh")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("tcsh").And.Contain("bash").And.Contain("pwsh");
    }

    [Fact]
    public void The_help_of_every_verb_has_examples_that_the_tool_understands()
    {
        var root = ParityCommand.Create(Context());
        var verbs = root.Subcommands.SelectMany(c => c.Subcommands.Count > 0 ? c.Subcommands : [c]).ToList();

        verbs.Should().HaveCountGreaterThan(14);
        foreach (var verb in verbs)
        {
            var lines = (verb.Description ?? string.Empty).Split('\n').Select(l => l.Trim()).ToList();
            var examples = lines.SkipWhile(l => !l.StartsWith("Example", StringComparison.Ordinal)).Skip(1).ToList();
            examples.Should().NotBeEmpty(verb.Name);
            foreach (var example in examples.Where(l => l.StartsWith("parity ", StringComparison.Ordinal) && !l.Contains('|', StringComparison.Ordinal)))
            {
                root.Parse(example["parity ".Length..]).Errors.Should().BeEmpty(example);
            }
        }
    }

    [Fact]
    public void The_README_has_every_verb()
    {
        var readme = File.ReadAllText(RepositoryRoot.File("README.md"));

        var verbs = ParityCommand.Create(Context()).Subcommands.SelectMany(c => c.Subcommands.Count > 0 ? c.Subcommands.Select(s => $"{c.Name} {s.Name}") : [c.Name]).ToList();

        verbs.Should().HaveCountGreaterThan(14).And.OnlyContain(verb => readme.Contains($"`parity {verb}", StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData("CI=true")]
    [InlineData("GITHUB_ACTIONS=true")]
    [InlineData("TERM=xterm-256color")]
    public async Task A_pipe_gets_no_colours_whatever_is_behind_it(string variable)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no env");

        var (_, said) = await ToolProcess.Ended(ToolProcess.StartProgram(_folder.Root, "env", [variable, "dotnet", ToolProcess.Assembly, "run", "specs", "gone.yaml"]));

        said.Should().Contain("error:").And.NotContain("\u001b");
    }

    private CliContext Context() => new()
    {
        Out = PipedTool.Console(TextWriter.Null),
        Error = PipedTool.Console(TextWriter.Null),
        CurrentDirectory = _folder.Root,
        Environment = _ => null,
        IsInteractive = false,
        IsBuildServer = false,
    };

    // Calls the function as bash does when the tabulator is pressed at the end of each line.
    private async Task<string[]> Bash(string[] lines)
    {
        var tool = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.Root, "bin")).FullName, "parity");
        await File.WriteAllTextAsync(tool, $"#!/bin/bash\nexec dotnet '{ToolProcess.Assembly}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var script = """
            PATH=$1:$PATH
            shift
            source <(parity completion bash)
            for line; do
                COMP_LINE=$line COMP_POINT=${#line} COMP_WORDS=($line)
                [[ $line == *' ' ]] && COMP_WORDS+=('')
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _parity parity "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
                echo "${COMPREPLY[*]}"
            done
            """;
        var (code, said) = await ToolProcess.Ended(ToolProcess.StartProgram(_folder.Root, "/bin/bash", ["-c", script, "bash", Path.GetDirectoryName(tool)!, .. lines]));
        code.Should().Be(0, said);
        return said.TrimEnd('\n').Split('\n');
    }
}
