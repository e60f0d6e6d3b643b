using Parity.Checkpoints.Layouts;
using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.Inspection;

/// <summary>Looks at an open checkpoint without reading a tensor.</summary>
internal static class Inspector
{
    private const int MostFacts = 40;

    /// <summary>Inspects the file.</summary>
    public static CheckpointInspection Inspect(CheckpointFile file)
    {
        var contents = file.Contents;
        var (weights, problem) = Try(file);
        return new()
        {
            Path = file.Path,
            Length = file.Length,
            Format = file.Format,
            Container = file.Container,
            Layout = CheckpointLayout.Recognise(contents).Name,
            Entries = [.. contents.Sources.Select(s => EntrySummary.Of(file.Path, s, weights?.Entry == s.Path)), .. Optimizers(contents)],
            Facts = [.. Facts(contents, weights).Take(MostFacts)],
            Inert = file.Inert.Counts,
            Dangerous = [.. file.Inert.Named.Where(DangerousNames.Contains).Order(StringComparer.Ordinal)],
            Notes = [.. weights?.Notes ?? [], .. Mislabelled(file)],
            Problem = problem,
        };
    }

    private static (CheckpointWeights? Weights, string? Problem) Try(CheckpointFile file)
    {
        try
        {
            return (file.SelectWeights(), null);
        }
        catch (CheckpointException e)
        {
            // The inspection's job is to say this, next to everything else that is known.
            return (null, e.Detail);
        }
    }

    private static IEnumerable<CheckpointEntry> Optimizers(CheckpointContents contents) => CheckpointContents.IsOptimizer(contents.Top)
        ? [EntrySummary.OfOptimizer(string.Empty, contents.Top)]
        : contents.Top.Items
            .Where(i => i is { Key: PickleText, Value: PickleDict dict } && CheckpointContents.IsOptimizer(dict))
            .Select(i => EntrySummary.OfOptimizer(((PickleText)i.Key).Value, (PickleDict)i.Value));

    private static IEnumerable<KeyValuePair<string, string>> Facts(CheckpointContents contents, CheckpointWeights? weights)
    {
        foreach (var (prefix, dict) in new[] { (string.Empty, contents.Top), ("meta.", contents.Top["meta"] as PickleDict) })
        {
            foreach (var (key, value) in dict?.Items ?? [])
            {
                if (key is PickleText name && value is PickleText or PickleInteger or PickleFloat or PickleBool)
                {
                    yield return new(Printable.Text(prefix + ((PickleText)key).Value, 60), value.ToString());
                }
            }
        }

        foreach (var (name, value) in weights?.Attributes ?? new Dictionary<string, string>())
        {
            yield return new(name, Printable.Text(value));
        }

        foreach (var (name, entry) in weights?.ExtraTensors ?? new Dictionary<string, StateEntry>())
        {
            yield return new(name, $"tensor beside the state dict, {Tensors.ElementTypes.DisplayName(entry.ElementType)} {Tensors.TensorData.FormatShape(entry.Shape)}");
        }
    }

    private static IEnumerable<string> Mislabelled(CheckpointFile file)
    {
        var extension = Path.GetExtension(file.Path);
        if (file.Format == CheckpointFormat.SafeTensors && extension is ".pth" or ".pt" or ".ckpt")
        {
            yield return $"this is a safetensors file under the name of a torch checkpoint ({extension}): torch.load refuses it; rename it to .safetensors";
        }
    }
}
