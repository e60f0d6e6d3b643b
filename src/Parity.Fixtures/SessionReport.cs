using Parity.Goldens;
using Parity.Reporting;
using Parity.Running;

namespace Parity.Fixtures;

/// <summary>
/// Writes the report of a test run: always on a build server, and elsewhere when something failed. It grows with every class whose fixture ends, so
/// that one page holds the whole run.
/// </summary>
internal sealed class SessionReport(bool onServer)
{
    private readonly Dictionary<string, ReportComposer> _composers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _failing = new(StringComparer.Ordinal);

    /// <summary>Adds what a session judged; nothing where no case of it ran.</summary>
    public void Add(ModelRun run, IReadOnlyList<CaseResult> cases)
    {
        if (cases.Count == 0)
        {
            return;
        }

        var folder = Path.Combine(run.ArtefactFolder, "report");
        if (!_composers.TryGetValue(folder, out var composer))
        {
            _composers.Add(folder, composer = new(new() { BaseFolder = Path.GetFullPath(Path.Combine(run.Spec.GoldenFolder, "..", "..")) }));
        }

        composer.Add(run, cases);
        if (onServer || cases.Any(c => c.Outcome is CaseOutcome.Failed or CaseOutcome.NotJudged))
        {
            _failing.Add(folder);
        }
    }

    /// <summary>Writes what was added, where there is reason to.</summary>
    /// <returns>The pages written.</returns>
    /// <exception cref="ParityException">A folder cannot be written.</exception>
    public IReadOnlyList<string> Write() => [.. _composers.Where(c => _failing.Contains(c.Key)).Select(c => ReportFolder.Write(c.Key, c.Value.Compose()))];
}
