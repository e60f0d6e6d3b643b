using Parity.Hosting;
using Parity.Specs;

namespace Parity.Fixtures;

/// <summary>Lists the rows of specs; whatever is wrong becomes a failing row.</summary>
internal static class SpecRows
{
    public static IReadOnlyList<(ParityRow Row, string? SkipReason)> Of(ParityHost host, string folder, IReadOnlyList<string> patterns)
    {
        IReadOnlyList<string> files;
        try
        {
            files = SpecSet.Find(patterns, folder);
        }
        catch (ParityException e)
        {
            return [(new(string.Join(", ", patterns), e.Message), null)];
        }

        // Two specs for one model are among the failures: xUnit would drop the second one's cases with a warning.
        var set = SpecSet.Read(files.Select(f => Path.GetFullPath(f, folder)), host.Vocabulary);
        return
        [
            .. set.Failures.Select(f => (new ParityRow(f.Key, f.Value.Message), (string?)null)),
            .. set.Specs.SelectMany(spec => OfSpec(host, spec)),
        ];
    }

    private static List<(ParityRow Row, string? SkipReason)> OfSpec(ParityHost host, ParitySpec spec)
    {
        try
        {
            using var run = host.Open(spec);
            return run.Cases.Select(c => (new ParityRow(spec.File, c), run.SkipReason(c))).ToList();
        }
        catch (ParityException e)
        {
            return [(new(spec.File, e.Message), null)];
        }
    }
}
