using System.Collections.Immutable;
using Parity.Onnx.Models;

namespace Parity.Onnx.Weights.Matching;

/// <summary>Finds weights whose values stand unchanged in the ONNX file: identical, reshaped, transposed, cut in pieces, or rounded to 16 bits.</summary>
internal sealed class ExactMatcher
{
    private readonly Ledger _ledger;
    private readonly ILookup<(int Count, ulong Hash), OnnxWeight> _index;
    private readonly OnnxDataType[] _types;

    private ExactMatcher(Ledger ledger)
    {
        _ledger = ledger;
        _index = ledger.Onnx.All.ToLookup(w => (w.Values.Length, PermutationHash.Of(w.Values)));

        // Rounding is tried for the element types that the file has; float32 and float64 take the values as they are.
        _types = [OnnxDataType.Float32, .. ledger.Onnx.All.Select(w => w.DataType).Where(t => t is OnnxDataType.Float16 or OnnxDataType.BFloat16).Distinct()];
    }

    /// <summary>Explains what it can.</summary>
    public static void Run(Ledger ledger)
    {
        var matcher = new ExactMatcher(ledger);
        foreach (var tensor in ledger.Checkpoint.Where(t => !t.Values.IsEmpty))
        {
            _ = matcher._types.Any(type => matcher.Find(tensor, type));
        }
    }

    private bool Find(CheckpointTensor tensor, OnnxDataType type)
    {
        var values = Precision.Round(tensor.Values, type);
        var rows = tensor.Shape.Length == 0 ? 1 : (int)tensor.Shape[0];
        var running = PermutationHash.Running(values, rows);
        return Whole(tensor, values, running[^1], type) || (rows > 1 && Split(tensor, values, running, type));
    }

    private bool Whole(CheckpointTensor tensor, ReadOnlySpan<float> values, ulong hash, OnnxDataType type)
    {
        var found = Matches(values, tensor.Shape, hash, type).OrderByDescending(m => m.Weight.Name == tensor.Name).ThenBy(m => m.Kind).ToList();
        if (found.Count == 0)
        {
            return false;
        }

        // Equal tensors of the file are equally explained; the exporter merges some of them, and some it leaves.
        found.ForEach(m => m.Weight.IsExplained = true);
        var (weight, kind) = found[0];
        _ledger.Explain(tensor, type == OnnxDataType.Float32 ? kind : WeightKind.Rounded, [weight], LargestChange(tensor.Values, values), Note(kind, type));
        return true;
    }

    // The exporter cuts packed projections along the rows: in three where query, key and value differ, in one and two where key and value agree.
    private bool Split(CheckpointTensor tensor, ReadOnlySpan<float> values, ulong[] running, OnnxDataType type)
    {
        var rows = running.Length - 1;
        int[] cuts = [.. (rows % 3 == 0 ? new[] { rows / 3, 2 * (rows / 3) } : []), .. (rows % 2 == 0 ? new[] { rows / 2 } : []), .. (rows % 4 == 0 ? new[] { rows / 4, 3 * (rows / 4) } : []), rows];
        if (Pieces(tensor, values, running, [.. cuts.Order()], 0, type) is not { } pieces)
        {
            return false;
        }

        _ledger.Explain(tensor, type == OnnxDataType.Float32 ? WeightKind.Split : WeightKind.Rounded, pieces, LargestChange(tensor.Values, values), $"cut into {pieces.Count} along its rows");
        return true;
    }

    private List<OnnxWeight>? Pieces(CheckpointTensor tensor, ReadOnlySpan<float> values, ulong[] running, int[] cuts, int start, OnnxDataType type)
    {
        var rows = running.Length - 1;
        if (start == rows)
        {
            return [];
        }

        var width = values.Length / rows;
        foreach (var end in cuts.Where(c => c > start && (start > 0 || c < rows)))
        {
            var piece = values.Slice(start * width, (end - start) * width);
            var match = Matches(piece, tensor.Shape.SetItem(0, end - start), running[end] - running[start], type).FirstOrDefault();
            if (match.Weight is not null && Pieces(tensor, values, running, cuts, end, type) is { } rest)
            {
                return [match.Weight, .. rest];
            }
        }

        return null;
    }

    private List<(OnnxWeight Weight, WeightKind Kind)> Matches(ReadOnlySpan<float> values, ImmutableArray<long> shape, ulong hash, OnnxDataType type)
    {
        var matches = new List<(OnnxWeight, WeightKind)>();
        foreach (var weight in _index[(values.Length, hash)])
        {
            var is16Bit = weight.DataType is OnnxDataType.Float16 or OnnxDataType.BFloat16;
            if ((type == OnnxDataType.Float32 || (is16Bit && weight.DataType == type)) && Arrangement.Find(values, shape, weight.Values, weight.Shape, 0) is { } found)
            {
                matches.Add((weight, found.Kind));
            }
        }

        return matches;
    }

    private static double LargestChange(ReadOnlySpan<float> before, ReadOnlySpan<float> after) => before == after ? 0 : Arrangement.LargestDifference(before, after);

    private static string Note(WeightKind kind, OnnxDataType type) =>
        type == OnnxDataType.Float32 ? string.Empty : $"{type.DisplayName()}{(kind == WeightKind.Identical ? string.Empty : ", " + kind.ToString().ToLowerInvariant())}";
}
