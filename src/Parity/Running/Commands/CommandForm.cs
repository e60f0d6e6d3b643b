using System.Text.RegularExpressions;
using Parity.Specs;

namespace Parity.Running.Commands;

/// <summary>What a command line must name, checked before anything is started.</summary>
internal static partial class CommandForm
{
    private const string Example = "expected for instance: python3 infer.py {input} {output}";

    private static readonly string[] Placeholders = ["{input}", "{output}"];

    /// <summary>Everything that is wrong with a command line, as sentences; empty when nothing is.</summary>
    public static IReadOnlyList<string> Problems(string commandLine)
    {
        IReadOnlyList<string> parts;
        try
        {
            parts = CommandLine.Split(commandLine);
        }
        catch (ParityException e)
        {
            return [e.Message];
        }

        // A misspelt placeholder is one mistake, not an unknown one and a missing one.
        var unknown = parts.SelectMany(p => Placeholder().Matches(p)).Select(m => m.Value).Distinct(StringComparer.Ordinal).Except(Placeholders).ToList();
        var meant = Placeholders.Where(p => unknown.Any(u => Suggestion.IsNearMiss(u, [p])));
        var missing = Placeholders.Except(meant).Where(p => !parts.Any(part => part.Contains(p, StringComparison.Ordinal)));
        return
        [
            .. unknown.Select(u => $"unknown placeholder {SpecScalar.Show(u)} in the command; {Suggestion.For(u, Placeholders)}"),
            .. missing.Select(m => $"the command {SpecScalar.Show(commandLine)} does not name {m}; {Example}"),
        ];
    }

    // A shell's own ${HOME} is none of ours.
    [GeneratedRegex(@"(?<!\$)\{[A-Za-z_]\w*\}")]
    private static partial Regex Placeholder();
}
