using Parity.Goldens;
using Spectre.Console;

namespace Parity.Cli;

/// <summary>What every command writes to and reads from: the real console in the tool, buffers in tests.</summary>
internal sealed class CliContext
{
    private int _saidStopped;

    /// <summary>Results: plain text when piped, colour only on a terminal.</summary>
    public required IAnsiConsole Out { get; init; }

    /// <summary>Errors and progress.</summary>
    public required IAnsiConsole Error { get; init; }

    /// <summary>Answers of the person who reviews, a line each.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>Where relative paths on the command line start.</summary>
    public required string CurrentDirectory { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>What ages are measured by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>True where a person watches: progress is shown and then removed.</summary>
    public required bool IsInteractive { get; init; }

    /// <summary>True on a build server, where no golden is approved.</summary>
    public required bool IsBuildServer { get; init; }

    /// <summary>The context of the running process.</summary>
    public static CliContext ForProcess()
    {
        return new()
        {
            Out = ConsoleOn(Console.Out, Console.IsOutputRedirected),
            Error = ConsoleOn(Console.Error, Console.IsErrorRedirected),
            In = Console.In,
            CurrentDirectory = Directory.GetCurrentDirectory(),
            Environment = System.Environment.GetEnvironmentVariable,
            IsBuildServer = ContinuousIntegration.Detected,
            IsInteractive = !Console.IsErrorRedirected && !Console.IsInputRedirected,
        };
    }

    /// <summary>Takes a path of the command line to an absolute one.</summary>
    public string PathOf(string path) => Path.GetFullPath(path, CurrentDirectory);

    /// <summary>Writes one line of plain text, whatever brackets it holds.</summary>
    public void WriteLine(string text) => Out.WriteLine(text);

    /// <summary>Writes an error and its fix.</summary>
    public void WriteError(string text)
    {
        // What work says that nobody waits for any more (its command was stopped with it) is no news.
        if (_saidStopped == 0)
        {
            Error.MarkupLineInterpolated($"[red]error:[/] {text}");
        }
    }

    /// <summary>Says once that the work was stopped: the work itself may say so at the moment in which nobody waits for it any more.</summary>
    public void WriteStopped()
    {
        if (Interlocked.Exchange(ref _saidStopped, 1) == 0)
        {
            // The progress line hides the cursor while it is shown, and work that is left behind does not bring it back.
            Error.Cursor.Show(true);
            Error.MarkupLineInterpolated($"[red]error:[/] stopped before the end: no report was written, and every file that was is whole.");
        }
    }

    // A pipe has no width: wrapping at 80 columns would break paths and lines that other programs read. Nor has it colours, also where
    // Spectre knows that the build server behind it would show them.
    private static IAnsiConsole ConsoleOn(TextWriter writer, bool redirected)
    {
        var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) };
        if (redirected)
        {
            (settings.Ansi, settings.ColorSystem, settings.Enrichment) = (AnsiSupport.No, ColorSystemSupport.NoColors, new() { UseDefaultEnrichers = false });
        }

        var console = AnsiConsole.Create(settings);
        if (redirected)
        {
            console.Profile.Width = 10_000;
        }

        return console;
    }
}
