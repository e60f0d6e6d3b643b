using System.Text.RegularExpressions;

namespace Parity.Running;

/// <summary>An error of a model runtime whose cause is known.</summary>
/// <param name="Id">A stable name for reports, for instance <c>no-proposals</c>.</param>
/// <param name="Pattern">What the runtime's message contains.</param>
/// <param name="Explain">The cause and the fix in a few sentences, or null where the numbers in the message show that it is something else.</param>
public sealed record KnownFailure(string Id, Regex Pattern, Func<Match, string?> Explain)
{
    /// <summary>A failure whose explanation is the same for every message.</summary>
    internal static KnownFailure Of(string id, string pattern, string explanation = "") =>

        // A builder's log has megabytes, with the first words of a pattern on every line: only an automaton reads it in one pass.
        new(id, new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(5)), _ => explanation);
}
