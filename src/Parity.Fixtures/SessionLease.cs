using Parity.Goldens;
using Parity.Hosting;
using Parity.Running;
using Parity.Specs;

namespace Parity.Fixtures;

/// <summary>Counts the fixtures in use, so that models outlive one class but not the run.</summary>
internal sealed class SessionLease : IDisposable
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, ModelRun> Sessions = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, List<CaseResult>> Judged = new(StringComparer.Ordinal);
    private static readonly SessionReport Report = new(ContinuousIntegration.Detected);
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
    /// <summary>Judges a case in the session of its spec, opening it on the first.</summary>
    public CaseResult Judge(string specFile, ParityCase parityCase)
    {
        ModelRun? session;
        lock (Gate)
        {
            if (!Sessions.TryGetValue(specFile, out session))
            {
                Sessions.Add(specFile, session = ParityHost.Default.Open(SpecFile.Load(specFile, ParityHost.Default.Vocabulary), new() { OpensDiffTool = true }));
                Judged.Add(specFile, []);
            }
        }

        var result = session.Judge(parityCase);
        lock (Gate)
        {
            Judged[specFile].Add(result);
        }

        return result;
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

            try
            {
                foreach (var (file, session) in Sessions)
                {
                    Report.Add(session, Judged[file]);
                }

                _ = Report.Write();
            }
            finally
            {
                foreach (var session in Sessions.Values)
                {
                    session.Dispose();
                }

                Sessions.Clear();
                Judged.Clear();
            }
        }
    }
}
