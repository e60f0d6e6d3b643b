using Parity.Hosting;
using Parity.Running;

namespace Parity.Fixtures;

/// <summary>Counts the fixtures in use, so that models outlive one class but not the run.</summary>
internal sealed class SessionLease : IDisposable
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, ModelRun> Sessions = new(StringComparer.Ordinal);
    private static int _leases;
    private bool _isReturned;

    private SessionLease()
    {
    }

    public static SessionLease Take()
    {
        lock (Gate)
        {
            _leases++;
            return new();
        }
    }

#pragma warning disable CA1822 // A session is only to be had from a lease that is held.
    public ModelRun Session(string specFile)
    {
        lock (Gate)
        {
            if (!Sessions.TryGetValue(specFile, out var session))
            {
                Sessions.Add(specFile, session = ParityHost.Default.Open(specFile));
            }

            return session;
        }
    }
#pragma warning restore CA1822

    public void Dispose()
    {
        lock (Gate)
        {
            if (_isReturned)
            {
                return;
            }

            _isReturned = true;
            if (--_leases > 0)
            {
                return;
            }

            foreach (var session in Sessions.Values)
            {
                session.Dispose();
            }

            Sessions.Clear();
        }
    }
}
