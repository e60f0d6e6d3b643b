using System.Globalization;
using Parity.Checkpoints;
using Parity.Onnx.Models;
using Parity.Onnx.Weights;
using Parity.Running;
using Parity.Specs;

namespace Parity.Hosting;

/// <summary>Accounts for the weights of a checkpoint in an ONNX file, for test cases and for the tool.</summary>
public static class WeightComparison
{
    private const int MostFailures = 10;

    /// <summary>Makes the account of a spec's reference.</summary>
    /// <param name="reference">A reference of kind <c>checkpoint</c>.</param>
    /// <param name="onnxFile">The exported model.</param>
    /// <exception cref="ParityException">One of the files cannot be read.</exception>
    public static WeightsVerdict Of(ReferenceSpec reference, string onnxFile)
    {
        var (account, notes) = Account(reference.Source, onnxFile, reference.Weights, reference.StripPrefix, reference.Rename);
        return new(account.IsParity, string.Join(Environment.NewLine, [.. notes, .. Lines(account, all: false)]), account.Found);
    }

    /// <summary>Makes the account of two files.</summary>
    /// <param name="checkpointFile">The checkpoint.</param>
    /// <param name="onnxFile">The exported model.</param>
    /// <param name="entry">Which entry of the checkpoint; null: chosen by layout.</param>
    /// <param name="stripPrefix">A prefix of keys to remove; null: known wrappings are removed.</param>
    /// <param name="rename">Key prefixes to replace; null: none.</param>
    /// <returns>The account, and how the weights were chosen.</returns>
    /// <exception cref="ParityException">One of the files cannot be read.</exception>
    public static (WeightAccount Account, IReadOnlyList<string> Notes) Account(
        string checkpointFile, string onnxFile, string? entry = null, string? stripPrefix = null, IEnumerable<KeyValuePair<string, string>>? rename = null)
    {
        using var checkpoint = CheckpointFile.Open(checkpointFile);
        var weights = checkpoint.SelectWeights(entry, stripPrefix, rename);
        var epsilon = weights.Attributes.TryGetValue("batchnorm.eps", out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : (double?)null;
        return (WeightParity.Compare(checkpoint, weights, OnnxModel.Load(onnxFile), epsilon), weights.Notes);
    }

    /// <summary>The account line by line: the sentence with the counts, what fails first, then all rows or only the most telling one.</summary>
    public static IEnumerable<string> Lines(WeightAccount account, bool all)
    {
        yield return account.Summary;
        if (account.Diagnosis is not null)
        {
            yield return account.Diagnosis;
        }

        var failures = account.Failures.ToList();
        foreach (var failure in all ? failures : failures.Take(MostFailures))
        {
            yield return $"  FAILED {failure}";
        }

        if (!all && failures.Count > MostFailures)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  and {failures.Count - MostFailures} more");
        }

        // The first convolution is the one people look at, and folding is what makes it look wrong.
        foreach (var row in all ? account.Rows.Concat(account.OnnxOnly).Where(r => !r.IsFailure) : account.Rows.Where(r => r.Kind is WeightKind.Folded or WeightKind.Fused).Take(1))
        {
            yield return $"  {row}";
        }
    }
}
