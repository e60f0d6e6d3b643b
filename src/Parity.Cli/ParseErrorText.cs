using System.Text.RegularExpressions;

namespace Parity.Cli;

/// <summary>The library's words for a value that cannot be read, without its types' names.</summary>
internal static partial class ParseErrorText
{
    /// <summary>The message, with what was expected in words.</summary>
    public static string Of(string message) => Expected().Replace(message, match => match.Groups[1].Value switch
    {
        "Parity.Cli.Commands.Verbosity" => "; expected quiet, normal or detailed.",
        "System.Double" => "; expected a number.",
        "System.Int32" or "System.Int64" => "; expected a whole number.",
        _ => match.Value,
    });

    [GeneratedRegex(@" as expected type '([\w.]+)'\.?")]
    private static partial Regex Expected();
}
