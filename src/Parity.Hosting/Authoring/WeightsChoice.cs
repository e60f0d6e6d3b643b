using System.Collections.Immutable;
using Parity.Authoring;
using Parity.Checkpoints;
using Parity.Checkpoints.Inspection;
using Parity.Onnx.Weights;
using Parity.Specs;

namespace Parity.Hosting.Authoring;

/// <summary>Which entry of the checkpoint the exports were made from.</summary>
internal sealed record WeightsChoice
{
    /// <summary>The weights.</summary>
    public required CheckpointWeights Weights { get; init; }

    /// <summary>What decided it.</summary>
    public required string Because { get; init; }

    /// <summary>The prefix that the spec must strip, or null.</summary>
    public string? StripPrefix { get; init; }

    /// <summary>Why it must be stripped.</summary>
    public string? StripBecause { get; init; }

    /// <summary>What became of the weights in each ONNX export, by its path.</summary>
    public required ImmutableDictionary<string, WeightAccount> Accounts { get; init; }

    /// <summary>True for an export in which every weight is accounted for.</summary>
    public bool Same(string path) => Accounts.TryGetValue(path, out var account) && account.IsParity;

    /// <summary>What a reader must know of an export in which weights are not accounted for; null: nothing.</summary>
    public string? Doubt(ExportFacts export)
    {
        if (!Accounts.TryGetValue(export.Path, out var account) || account.IsParity)
        {
            return null;
        }

        return export.Precision > PrecisionClass.Fp32
            ? $"same_weights is left out: weights that were rounded cannot all be told from others ({account.Summary.TrimEnd('.')})"
            : $"look here: {account.Summary}{(account.Diagnosis is { } diagnosis ? $" {diagnosis}" : string.Empty)}";
    }

    /// <summary>The layout's entry, unless the first export provably holds another one's weights.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="inspection">Its entries.</param>
    /// <param name="exports">The exports.</param>
    /// <param name="isKnown">True for weights that an architecture recognises.</param>
    /// <exception cref="ParityException">An export holds nothing of the checkpoint.</exception>
    public static WeightsChoice Make(CheckpointFile checkpoint, CheckpointInspection inspection, IReadOnlyList<ExportFacts> exports, Func<CheckpointWeights, bool> isKnown)
    {
        var usual = checkpoint.SelectWeights();
        var (prefix, because) = Prefix(checkpoint, usual, isKnown);
        var onnx = exports.Where(e => e.Kind == "onnx").ToList();
        WeightsChoice Choose(CheckpointWeights weights, string reason) => new()
        {
            Weights = weights,
            Because = reason,
            StripPrefix = prefix,
            StripBecause = because,
            Accounts = onnx.ToImmutableDictionary(e => e.Path, e => WeightComparison.Account(checkpoint.Path, e.Path, weights.Entry, prefix).Account, StringComparer.Ordinal),
        };

        var choice = Choose(checkpoint.SelectWeights(null, prefix), usual.Notes.FirstOrDefault(n => n.StartsWith("weights:", StringComparison.Ordinal)) ?? $"the layout is {usual.Layout}");
        if (onnx.Count > 0 && !onnx.Exists(e => choice.Same(e.Path)))
        {
            choice = inspection.Entries.Where(e => e.Kind != CheckpointEntryKind.Optimizer && e.Tensors > 0 && e.Path != usual.Entry)
                .Select(e => Choose(checkpoint.SelectWeights(e.Path), $"the export holds these weights, not those of {(usual.Entry.Length == 0 ? "the file itself" : usual.Entry)}, which the layout suggests"))
                .FirstOrDefault(c => onnx.Exists(e => c.Same(e.Path))) ?? choice;
        }

        DemandKinship(checkpoint.Path, onnx, choice);
        return choice;
    }

    // Without a single common weight the export belongs to another model, whose sizes would be written as this one's.
    private static void DemandKinship(string checkpoint, List<ExportFacts> onnx, WeightsChoice choice)
    {
        foreach (var export in onnx.Where(e => e.Precision == PrecisionClass.Fp32))
        {
            var account = choice.Accounts[export.Path];
            var alike = account.Rows.Count(r => r.Kind == WeightKind.Different);
            if (account.Found == 0 && alike * 20 < account.Rows.Length)
            {
                throw new ParityException(
                    $"{export.Path} is no export of {checkpoint}: none of its weights is in it ({account.Summary.TrimEnd('.')}). Name the export that was made from this checkpoint, or the checkpoint that this export was made from.");
            }
        }
    }

    // Keys that no architecture knows as they are may stand below a wrapper's name: Lightning's "model.", say.
    private static (string? Prefix, string? Because) Prefix(CheckpointFile checkpoint, CheckpointWeights usual, Func<CheckpointWeights, bool> isKnown)
    {
        if (usual.StudentPrefix is { } student)
        {
            return (student, $"the student of a distillation; {usual.Notes.FirstOrDefault(n => n.StartsWith("kept the student", StringComparison.Ordinal))}");
        }

        if (isKnown(usual))
        {
            return (null, null);
        }

        var wrapper = usual.StateDict.Entries.SelectMany(e => Beginnings(e.Name)).CountBy(b => b, StringComparer.Ordinal).OrderByDescending(b => b.Value).ThenBy(b => b.Key.Length).Take(12)
            .Select(b => b.Key).FirstOrDefault(b => isKnown(checkpoint.SelectWeights(usual.Entry.Length == 0 ? null : usual.Entry, b)));
        return wrapper is null ? (null, null) : (wrapper, "the keys below it are those of a known architecture");
    }

    private static IEnumerable<string> Beginnings(string key)
    {
        var first = key.IndexOf('.', StringComparison.Ordinal);
        var second = first < 0 ? -1 : key.IndexOf('.', first + 1);
        return second > 0 ? [key[..(first + 1)], key[..(second + 1)]] : first > 0 ? [key[..(first + 1)]] : [];
    }
}
