using System.Collections.Immutable;
using Parity.Authoring;
using Parity.Checkpoints;
using Parity.Checkpoints.Inspection;

namespace Parity.Hosting.Authoring;

/// <summary>Which entry of the checkpoint the exports were made from.</summary>
/// <param name="Weights">The weights.</param>
/// <param name="Because">What decided it.</param>
/// <param name="Same">The exports in which every weight of the entry is accounted for.</param>
internal sealed record WeightsChoice(CheckpointWeights Weights, string Because, ImmutableHashSet<string> Same)
{
    /// <summary>The layout's entry, unless the first export provably holds another one's weights.</summary>
    public static WeightsChoice Make(CheckpointFile checkpoint, CheckpointInspection inspection, IReadOnlyList<ExportFacts> exports)
    {
        var usual = checkpoint.SelectWeights();
        var onnx = exports.Where(e => e.Kind == "onnx").ToList();
        var choice = new WeightsChoice(usual, usual.Notes.FirstOrDefault(n => n.StartsWith("weights:", StringComparison.Ordinal)) ?? $"the layout is {usual.Layout}", Holding(checkpoint.Path, usual.Entry, onnx));
        if (onnx.Count == 0 || choice.Same.Count > 0)
        {
            return choice;
        }

        foreach (var entry in inspection.Entries.Where(e => e.Kind != CheckpointEntryKind.Optimizer && e.Tensors > 0 && e.Path != usual.Entry))
        {
            if (Holding(checkpoint.Path, entry.Path, onnx) is { Count: > 0 } same)
            {
                return new(checkpoint.SelectWeights(entry.Path), $"the export holds these weights, not those of {(usual.Entry.Length == 0 ? "the file itself" : usual.Entry)}, which the layout suggests", same);
            }
        }

        return choice;
    }

    private static ImmutableHashSet<string> Holding(string checkpoint, string entry, IEnumerable<ExportFacts> onnx) =>
        [.. onnx.Where(e => WeightComparison.Account(checkpoint, e.Path, entry).Account.IsParity).Select(e => e.Path)];
}
