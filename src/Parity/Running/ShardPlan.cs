using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Parity.Specs;

namespace Parity.Running;

/// <summary>
/// Deals a spec's cases out to shards: the same on every machine, evenly, an image's cases of all candidates together because they share the
/// reference's run. The order of dealing comes from a hash of model and image, so that pictures in a row (a video) do not end up in one shard.
/// </summary>
internal static class ShardPlan
{
    /// <summary>The cases one shard judges, in the spec's order; all of them where <paramref name="shard"/> is null.</summary>
    public static IReadOnlyList<ParityCase> CasesOf(ParitySpec spec, RunShard? shard)
    {
        var all = ParityCases.Of(spec);
        if (shard is null)
        {
            return all;
        }

        var images = Mine(all.Where(c => c.Kind == CaseKind.Image).Select(c => c.Subject), spec.Model, shard, 0);
        var others = Mine(all.Where(c => c.Kind != CaseKind.Image).Select(c => c.DisplayName), spec.Model, shard, spec.Images.Names.Length);
        return [.. all.Where(c => c.Kind == CaseKind.Image ? images.Contains(c.Subject) : others.Contains(c.DisplayName))];
    }

    /// <summary>The images of a shard's cases, in their order.</summary>
    public static ImmutableArray<string> ImagesOf(IEnumerable<ParityCase> cases) =>
        [.. cases.Where(c => c.Kind == CaseKind.Image).Select(c => c.Subject).Distinct(StringComparer.Ordinal)];

    // Every model starts at another shard, or the first shard would get one more of each.
    private static HashSet<string> Mine(IEnumerable<string> names, string model, RunShard shard, int offset) =>
        names.Distinct(StringComparer.Ordinal)
            .OrderBy(name => Number($"{model}\n{name}"))
            .ThenBy(name => name, StringComparer.Ordinal)
            .Where((_, k) => (Number(model) + (ulong)(k + offset)) % (ulong)shard.Count == (ulong)shard.Index - 1)
            .ToHashSet(StringComparer.Ordinal);

    // Half the numbers, so that a few cases can be added without overflow.
    private static ulong Number(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) >> 1;
}
