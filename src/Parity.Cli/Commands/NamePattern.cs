using System.IO.Enumeration;

namespace Parity.Cli.Commands;

/// <summary>Patterns of image names: <c>*</c> and <c>?</c>, over folders, too.</summary>
internal static class NamePattern
{
    /// <summary>True when the whole name matches, or its last part does.</summary>
    public static bool Matches(string pattern, string image) =>
        FileSystemName.MatchesSimpleExpression(pattern, image, ignoreCase: false) || FileSystemName.MatchesSimpleExpression(pattern, image.AsSpan(image.LastIndexOf('/') + 1), ignoreCase: false);
}
