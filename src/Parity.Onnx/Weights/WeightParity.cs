using System.Globalization;
using Parity.Checkpoints;
using Parity.Checkpoints.Inspection;
using Parity.Onnx.Models;
using Parity.Onnx.Weights.Matching;
using Parity.Tensors;

namespace Parity.Onnx.Weights;

/// <summary>
/// Accounts for every weight of a checkpoint in an ONNX file, by values: exporters rename, transpose, cut, round and merge weights, and merging with
/// BatchNorm changes every number (W·γ/√(σ²+ε), β − μ·γ/√(σ²+ε), per output channel), which looks like other weights and is not.
/// </summary>
public static class WeightParity
{
    /// <summary>Makes the account.</summary>
    /// <param name="checkpoint">The weights as they were trained.</param>
    /// <param name="model">The exported model.</param>
    /// <param name="options">What is known beside the two files; null: nothing.</param>
    /// <exception cref="ParityException">A tensor of either file cannot be read.</exception>
    public static WeightAccount Compare(StateDict checkpoint, OnnxModel model, WeightParityOptions? options = null)
    {
        options ??= new();
        var (account, alike) = Account(checkpoint, model, options.BatchNormEpsilon);
        return account.IsParity ? account : account with { Diagnosis = OtherEntry(model, options) ?? Resembling(account, alike) };
    }

    /// <summary>Makes the account of weights taken from a checkpoint, together with the tensors that inference needs beside them; its other entries are looked at when these do not fit.</summary>
    /// <param name="file">The checkpoint, still open.</param>
    /// <param name="weights">The weights taken from it.</param>
    /// <param name="model">The exported model.</param>
    /// <param name="batchNormEpsilon">The epsilon of the architecture's BatchNorms, where all have one and a spec states it; null: any usual one fits.</param>
    /// <exception cref="ParityException">A tensor of either file cannot be read.</exception>
    public static WeightAccount Compare(CheckpointFile file, CheckpointWeights weights, OnnxModel model, double? batchNormEpsilon = null)
    {
        var others =
            from entry in file.Inspect().Entries
            where entry.Kind != CheckpointEntryKind.Optimizer && entry.Path != weights.Entry
            select KeyValuePair.Create<string, Func<StateDict>>(entry.Path, () => file.SelectWeights(entry.Path).StateDict);
        var extra = weights.ExtraTensors.Where(e => !weights.StateDict.TryGet(e.Key, out _)).Select(e => e.Value.Rename(e.Key));
        return Compare(
            new([.. weights.StateDict.Entries, .. extra]),
            model,
            new() { BatchNormEpsilon = batchNormEpsilon, Entry = weights.Entry, OtherEntries = [.. others] });
    }

    private static (WeightAccount Account, int Alike) Account(StateDict checkpoint, OnnxModel model, double? epsilon)
    {
        var tensors = checkpoint.Entries.Where(e => e.ElementType.IsFloatingPoint()).Select(e => new CheckpointTensor(e)).ToList();
        var ledger = new Ledger(tensors, new OnnxWeights(model));
        var norms = BatchNorm.FindAll(tensors);
        ExactMatcher.Run(ledger);
        new FoldMatcher(ledger, norms, epsilon).Run();
        new BranchMatcher(ledger, norms, epsilon).Run();
        new ScaleShiftMatcher(ledger, norms, epsilon).Run();
        GatherMatcher.Run(ledger);
        NodeEpsilons.Check(ledger, epsilon);
        var closing = new Closing(ledger);
        return (
            new()
            {
                Rows = closing.CheckpointRows(checkpoint, tensors.ToDictionary(t => t.Name, StringComparer.Ordinal)),
                OnnxOnly = closing.OnnxRows(),
                Epsilons = [.. ledger.Epsilons],
            },
            closing.AlikeCount);
    }

    private static string? OtherEntry(OnnxModel model, WeightParityOptions options)
    {
        foreach (var (entry, load) in options.OtherEntries)
        {
            StateDict weights;
            try
            {
                weights = load();
            }
            catch (CheckpointException)
            {
                // An entry whose weights cannot be taken is not the one that was exported.
                continue;
            }

            if (Account(weights, model, options.BatchNormEpsilon).Account.IsParity)
            {
                return $"These are the `{entry}` weights of the checkpoint{(options.Entry.Length > 0 ? $"; the spec says `{options.Entry}`" : string.Empty)}. Export from the right entry, or mend `weights:` in the spec.";
            }
        }

        return null;
    }

    private static string? Resembling(WeightAccount account, int alike) =>
        account.Rows.FirstOrDefault(r => r.Kind == WeightKind.Different && r.Note.Contains("where the architecture has", StringComparison.Ordinal)) is { } epsilon
            ? $"The weights are the same, but BatchNorm was folded with another epsilon than the architecture's ({epsilon.Name}: {epsilon.Note}). Build the model with the training's epsilon and export again."
        : alike > 0 ? string.Create(CultureInfo.InvariantCulture,
            $"{alike} weights resemble those of the checkpoint without being equal: the export was made from another epoch of the same training, or from the averaged weights where these are not (or the reverse). Export again from this checkpoint.")
        : account.Found == 0 ? "Nothing of the checkpoint is in the model: the two files belong to different models, or to different trainings." : null;
}
