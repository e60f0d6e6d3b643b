using System.Collections.Immutable;
using Parity.Running;

namespace Parity.Comparison;

/// <summary>
/// Finds the candidate's output for each of the reference's: by name; what is left over by position, where type and rank agree, because an export
/// without output names numbers them. A pairing by position is always reported.
/// </summary>
/// <param name="Pairs">Outputs of both sides, in the reference's order.</param>
/// <param name="Missing">The reference's outputs that the candidate lacks.</param>
/// <param name="Extra">The candidate's outputs that the reference lacks.</param>
internal sealed record OutputPairing(ImmutableArray<OutputPair> Pairs, ImmutableArray<string> Missing, ImmutableArray<string> Extra)
{
    /// <summary>Pairs the outputs of one image.</summary>
    public static OutputPairing Of(RawOutputs reference, RawOutputs candidate)
    {
        var left = candidate.Names.Where(name => !reference.TryGet(name, out _)).ToList();
        var pairs = new List<OutputPair>();
        var missing = new List<string>();
        foreach (var name in reference.Names)
        {
            var tensor = reference[name];
            var partner = candidate.TryGet(name, out _)
                ? name
                : left.Find(n => candidate[n].ElementType == tensor.ElementType && candidate[n].Shape.Length == tensor.Shape.Length);
            if (partner is null)
            {
                missing.Add(name);
                continue;
            }

            left.Remove(partner);
            pairs.Add(new(name, tensor, partner, candidate[partner]));
        }

        return new([.. pairs], [.. missing], [.. left]);
    }
}
