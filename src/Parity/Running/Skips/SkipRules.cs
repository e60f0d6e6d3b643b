using System.Globalization;
using Parity.Machines;
using Parity.Specs;

namespace Parity.Running.Skips;

/// <summary>
/// Decides which candidates are skipped: by <c>skip</c>, or by <c>requires</c> on a machine that lacks something. A skip fails from the day after its date on, and
/// where the environment variable <c>PARITY_REQUIRE</c> demands what is missing.
/// </summary>
internal sealed class SkipRules
{
    /// <summary>The environment variable: a comma-separated list of requirements, or <c>all</c>.</summary>
    public const string Variable = "PARITY_REQUIRE";

    private const string All = "all";
    private readonly IReadOnlyList<string> _demanded;
    private readonly DateOnly _today;

    /// <summary>Reads what is demanded.</summary>
    /// <param name="demanded">The value of <see cref="Variable"/>; null or blank: nothing.</param>
    /// <param name="today">The date in UTC.</param>
    /// <exception cref="ParityException">It names something that cannot be required.</exception>
    public SkipRules(string? demanded, DateOnly today)
    {
        _today = today;
        _demanded = demanded?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var known = Machine.Names.Append(All).ToList();
        foreach (var name in _demanded.Where(d => !known.Contains(d)))
        {
            throw new ParityException($"{Variable} names \"{name}\", which cannot be required; {Suggestion.For(name, known)}");
        }
    }

    /// <summary>Whether and why a candidate is not run, or null when it runs.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="missing">What it requires and this machine lacks; asked only where the candidate is not skipped anyway.</param>
    public SkipDecision? Decide(CandidateSpec candidate, Func<IReadOnlyList<MissingRequirement>> missing)
    {
        if (candidate.Skip is { } skip)
        {
            return IsOver(skip.Until)
                ? new($"{skip.At}: the skip of {candidate.Name} ended on {Day(skip.Until)}: {skip.Reason}. Mend what it waits for and remove \"skip\", or set a later date.", Fails: true)
                : new(skip.Reason + (skip.Until is null ? string.Empty : $" (until {Day(skip.Until)})"), Fails: false);
        }

        var lacking = candidate.Requires.IsEmpty ? [] : missing();
        if (lacking.Count == 0)
        {
            return null;
        }

        var reason = $"{candidate.Name} needs {string.Join("; ", lacking)}";
        if (lacking.FirstOrDefault(m => _demanded.Contains(m.Requirement.Name) || _demanded.Contains(All)) is { } demanded)
        {
            return new($"{reason}. {Variable} demands {demanded.Requirement.Name}, so this is no skip: mend the machine, or take it from {Variable}.", Fails: true);
        }

        return IsOver(candidate.RequiresUntil)
            ? new($"{reason}. It could be skipped until {Day(candidate.RequiresUntil)} (requires_until, {candidate.At}): run it on a machine that has this, or set a later date.", Fails: true)
            : new(reason + (candidate.RequiresUntil is null ? string.Empty : $" (may be missing until {Day(candidate.RequiresUntil)})"), Fails: false);
    }

    private bool IsOver(DateOnly? until) => until < _today;

    private static string Day(DateOnly? date) => date!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
