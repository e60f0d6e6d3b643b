using Parity.Comparison;
using Parity.Running;

namespace Parity.Cli.Commands;

/// <summary>Everything one <c>parity run</c> judged.</summary>
internal sealed class RunReport
{
    private readonly List<CaseResult> _cases = [];
    private readonly List<ParityResult> _results = [];

    /// <summary>The cases, in the order they ran.</summary>
    public IReadOnlyList<CaseResult> Cases => _cases;

    /// <summary>The verdicts as data, one entry a model.</summary>
    public IReadOnlyList<ParityResult> Results => _results;

    /// <summary>What a reader must know beside the verdicts.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>0 only when all passed and something was compared.</summary>
    public int ExitCode =>
        _cases.Any(c => c.Outcome == CaseOutcome.NotJudged) ? ExitCodes.CouldNotJudge
        : _cases.Any(c => c.Outcome == CaseOutcome.Failed) ? ExitCodes.NoParity
        : _cases.Sum(c => c.ComparedValues) == 0 ? ExitCodes.CouldNotJudge
        : ExitCodes.Parity;

    /// <summary>Adds a model's cases and verdicts.</summary>
    public void Add(ModelRun run, IReadOnlyList<CaseResult> cases)
    {
        _cases.AddRange(cases);
        _results.Add(run.Result());
        Notes.AddRange(run.Notes);
    }

    /// <summary>How many cases ended in a way.</summary>
    public int Count(CaseOutcome outcome) => _cases.Count(c => c.Outcome == outcome);
}
