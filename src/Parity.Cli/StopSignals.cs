using System.Runtime.InteropServices;

namespace Parity.Cli;

/// <summary>
/// Ctrl-C and the signals that end a process. The first asks the work to stop between two images; where it does not within a moment, or when a
/// second one comes, the process ends as it is: every file is written whole or not at all.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _patienceEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;
    private int _code;

    /// <summary>Listens from here on.</summary>
    public StopSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, c => Stop(c, ExitCodes.Stopped)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => Stop(c, ExitCodes.Terminated)),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>True where the patience ended before the work did, so that the work still runs.</summary>
    public bool LeftWork { get; private set; }

    /// <summary>Runs the work to its end, or to that of the patience with it.</summary>
    /// <returns>The exit code: the work's own, or that of the signal which stopped it.</returns>
    public async Task<int> Run(Func<CancellationToken, Task<int>> work, Action sayStopped)
    {
        // On a thread of its own: the process need not wait for it.
        var running = Task.Run(() => work(Token));
        if (await Task.WhenAny(running, _patienceEnded.Task).ConfigureAwait(false) != running)
        {
            sayStopped();
            LeftWork = true;
            return _code;
        }

        var code = await running.ConfigureAwait(false);
        return code == ExitCodes.Stopped ? _code : code;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    private void Stop(PosixSignalContext context, int code)
    {
        context.Cancel = true;
        if (Interlocked.CompareExchange(ref _code, code, 0) != 0)
        {
            _patienceEnded.TrySetResult();
            return;
        }

        _ = Task.Delay(Grace).ContinueWith(_ => _patienceEnded.TrySetResult(), TaskScheduler.Default);
        _stop.Cancel();
    }
}
