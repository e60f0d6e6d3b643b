using Parity.Running;
using Spectre.Console;

namespace Parity.Cli.Commands;

/// <summary>Shows what is being worked on where a person watches; says nothing in a pipe.</summary>
internal static class Progress
{
    public static void Show(CliContext context, Action<IProgress<RunProgress>?> work)
    {
        if (!context.IsInteractive)
        {
            work(null);
            return;
        }

        context.Error.Status().Start("Loading", status => work(new Reporter(status)));
    }

    // System.Progress would post to the thread pool; the line must follow the work.
    private sealed class Reporter(StatusContext status) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => status.Status(Markup.Escape($"{value.Model}: image {value.Done + 1} of {value.Total}, {value.Current}"));
    }
}
