using Spectre.Console;

namespace Parity.Cli.Tests;

/// <summary>The tool in this process as a pipe sees it, and what it wrote: plain text, without wrapping.</summary>
internal sealed class PipedTool(string folder) : IDisposable
{
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public bool IsBuildServer { get; set; }

    /// <summary>What the person at the terminal types.</summary>
    public string Answers { get; set; } = string.Empty;

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    /// <summary>Variables of the environment, as the tool sees it.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Runs it until it ends or is stopped.</summary>
    public Task<int> Run(string[] arguments, CancellationToken cancellation = default) => ParityCommand.RunAsync(
        new()
        {
            Out = Console(_out),
            Error = Console(_error),
            In = new StringReader(Answers),
            CurrentDirectory = folder,
            Environment = Variables.GetValueOrDefault,
            IsBuildServer = IsBuildServer,
            IsInteractive = false,
        },
        arguments,
        cancellation);

    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
    }

    /// <summary>A console that writes plain text without wrapping, as into a pipe.</summary>
    public static IAnsiConsole Console(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.No });
        console.Profile.Width = 10_000;
        return console;
    }
}
