using System.CommandLine;

namespace Parity.Cli.Commands;

/// <summary><c>parity completion SHELL</c>: prints the script that makes a shell complete the command line.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong(Shells);
        var command = new Command(
            "completion",
            """
            Prints the script that makes a shell complete verbs, options and their values.

            Examples:
              source <(parity completion bash)                               in ~/.bashrc
              source <(parity completion zsh)                                in ~/.zshrc, behind compinit
              parity completion fish | source                                in ~/.config/fish/config.fish
              parity completion pwsh | Out-String | Invoke-Expression        in $PROFILE
            """) { shell };
        command.SetAction(parsed =>
        {
            context.WriteLine(Script(parsed.GetRequiredValue(shell)));
            return ExitCodes.Parity;
        });
        return command;
    }

    private static string Script(string shell)
    {
        using var stream = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion.parity.{shell}")
            ?? throw new InvalidOperationException($"The script for {shell} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
