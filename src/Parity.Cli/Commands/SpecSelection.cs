using Parity.Hosting;
using Parity.Specs;

namespace Parity.Cli.Commands;

/// <summary>The specs and images that a command line names.</summary>
internal static class SpecSelection
{
    /// <summary>Loads the specs named.</summary>
    /// <exception cref="SpecException">A spec cannot be used.</exception>
    public static IReadOnlyList<ParitySpec> Load(CliContext context, IReadOnlyList<string> patterns) =>
        SpecSet.Load(SpecSet.Find(patterns, context.CurrentDirectory).Select(context.PathOf), ParityHost.Default.Vocabulary);

    /// <summary>True when an image is among those asked for; without patterns every image is.</summary>
    public static bool Includes(IReadOnlyCollection<string> patterns, string image) =>
        patterns.Count == 0 || patterns.Any(p => NamePattern.Matches(p, image));

    /// <summary>What is said where <c>--image</c> names no image of any spec: a misspelt name must not read as "nothing to do".</summary>
    public static ParityException NoImage(IEnumerable<string> patterns) =>
        new($"expected an image that matches {string.Join(" or ", patterns)}; found none in the specs. `parity run -v detailed` lists their names.");
}
