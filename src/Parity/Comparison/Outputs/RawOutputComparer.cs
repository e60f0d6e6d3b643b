using Parity.Running;
using Parity.Specs;
using Parity.Tensors;

namespace Parity.Comparison;

/// <summary>
/// Compares what the models returned, before decoding. Names, number formats and ranks are always judged; values only where
/// <c>tolerance.raw</c> is set and the outputs are dense. Everything else that can be measured is reported as drift.
/// </summary>
internal static class RawOutputComparer
{
    /// <summary>Judges the outputs of one image.</summary>
    /// <param name="reference">The reference's outputs.</param>
    /// <param name="candidate">The candidate's outputs.</param>
    /// <param name="relation">How the two can be compared.</param>
    /// <param name="maxAbs">The largest absolute difference of dense outputs, or null: drift is reported, not judged.</param>
    /// <param name="precision">What the candidate computes in: it tells what a NaN comes from.</param>
    public static StageVerdict Compare(RawOutputs reference, RawOutputs candidate, RawOutputRelation relation, double? maxAbs, PrecisionClass precision = PrecisionClass.Fp32)
    {
        var checks = new List<Check> { RawOutputChecks.Any("reference", reference), RawOutputChecks.Any("candidate", candidate) };
        var notes = new List<string>();
        var compared = 0L;
        if (relation == RawOutputRelation.Unrelated)
        {
            notes.Add("raw outputs are not compared: the sides have different decoders, so their outputs are not the same quantities");
        }
        else
        {
            var pairing = OutputPairing.Of(reference, candidate);
            checks.AddRange(pairing.Missing.Select(name => RawOutputChecks.Missing(name, reference[name], candidate)));
            notes.AddRange(pairing.Extra.Select(name => $"extra output \"{name}\" ({candidate[name]}) has no counterpart in the reference"));
            notes.AddRange(pairing.Pairs.Where(p => p.Renamed).Select(p => $"output \"{p.CandidateName}\" was taken for \"{p.Name}\" by position, type and rank"));
            foreach (var pair in pairing.Pairs)
            {
                compared += Compare(pair, relation, maxAbs, checks, notes);
            }
        }

        checks.AddRange(NonFinite(ComparedSide.Reference, reference, precision).Concat(NonFinite(ComparedSide.Candidate, candidate, precision)));
        return new() { Stage = ParityStage.RawOutputs, Checks = [.. checks], Notes = [.. notes], ComparedValues = compared };
    }

    /// <summary>Judges what one side returned when there is no other to compare with.</summary>
    public static StageVerdict Inspect(ComparedSide side, RawOutputs outputs, PrecisionClass precision = PrecisionClass.Fp32) => new()
    {
        Stage = ParityStage.RawOutputs,
        Checks = [RawOutputChecks.Any(side == ComparedSide.Reference ? "reference" : "candidate", outputs), .. NonFinite(side, outputs, precision)],
    };

    private static long Compare(OutputPair pair, RawOutputRelation relation, double? maxAbs, List<Check> checks, List<string> notes)
    {
        checks.Add(RawOutputChecks.Type(pair));
        checks.Add(RawOutputChecks.Rank(pair));
        var dense = relation == RawOutputRelation.Dense;
        if (dense)
        {
            checks.Add(RawOutputChecks.Shape(pair));
        }

        if (!pair.SameShape || TensorDifference.Largest(pair.Reference, pair.Candidate) is not { } worst)
        {
            return 0;
        }

        if (dense && maxAbs is { } limit)
        {
            checks.Add(RawOutputChecks.Values(pair.Name, worst, limit));
            return pair.Reference.Count;
        }

        if (worst.MaxAbs == 0)
        {
            return 0;
        }

        var why = dense ? "tolerance.raw is not set" : "a set has no order";
        notes.Add($"drift of \"{pair.Name}\" by position: {Figures.Number(worst.MaxAbs)} at {TensorData.FormatShape(worst.Index)} (not judged: {why})");
        return 0;
    }

    private static IEnumerable<Check> NonFinite(ComparedSide side, RawOutputs outputs, PrecisionClass precision) =>
        outputs.Names.Select(name => TensorDifference.NonFinite(side, name, outputs[name])).OfType<NonFiniteOutput>().Select(o => RawOutputChecks.NonFinite(o, precision));
}
