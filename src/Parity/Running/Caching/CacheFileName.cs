using System.Text.RegularExpressions;
using Parity.Goldens;

namespace Parity.Running.Caching;

/// <summary>How files of the cache are named: <c>ab/ab…64 digits….outputs</c> by the hash of their key, and a temporary name beside it while one is written.</summary>
internal static partial class CacheFileName
{
    /// <summary>The file that holds a key's answer.</summary>
    public static string Of(string folder, string key)
    {
        var name = ContentHash.OfText(key);
        return Path.Combine(folder, name[..2], name + ".outputs");
    }

    /// <summary>True for a name that <see cref="Of"/> gives, whatever the file holds.</summary>
    public static bool IsAnswer(string path) => Answer().IsMatch(Path.GetFileName(path)) && InItsFolder(path);

    /// <summary>True for the name of an answer that is being written.</summary>
    public static bool IsTemporary(string path) => Temporary().IsMatch(Path.GetFileName(path)) && InItsFolder(path);

    private static bool InItsFolder(string path) => Path.GetFileName(Path.GetDirectoryName(path)) == Path.GetFileName(path)[..2];

    [GeneratedRegex(@"\A[0-9a-f]{64}\.outputs\z", RegexOptions.CultureInvariant)]
    private static partial Regex Answer();

    [GeneratedRegex(@"\A[0-9a-f]{64}\.outputs\.[0-9a-f]+-[0-9a-f]+-[0-9]+\.tmp\z", RegexOptions.CultureInvariant)]
    private static partial Regex Temporary();
}
