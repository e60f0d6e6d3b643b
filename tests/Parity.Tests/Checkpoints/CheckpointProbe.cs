using Parity.Checkpoints;
using Parity.Checkpoints.Inspection;
using Parity.Checkpoints.Storages;

namespace Parity.Tests.Checkpoints;

/// <summary>Does with a file everything that Parity can do with one. Any exception but the typed one escapes.</summary>
internal static class CheckpointProbe
{
    /// <summary>Returns why the file was refused; null when everything in it could be read.</summary>
    public static CheckpointException? Try(ByteSource source)
    {
        try
        {
            using var file = CheckpointFile.Open(source);
            return Exhaust(file);
        }
        catch (CheckpointException e)
        {
            return e;
        }
    }

    private static CheckpointException? Exhaust(CheckpointFile file)
    {
        CheckpointException? refusal = null;
        var inspection = file.Inspect();
        if (CheckpointReport.Lines(inspection).Count == 0)
        {
            throw new InvalidOperationException("The report is empty.");
        }

        foreach (var entry in inspection.Entries.Where(e => e.Kind != CheckpointEntryKind.Optimizer))
        {
            try
            {
                foreach (var tensor in file.SelectWeights(entry.Path).StateDict.Entries)
                {
                    if (!tensor.Read().Shape.SequenceEqual(tensor.Shape))
                    {
                        throw new InvalidOperationException($"{tensor.Name} has another shape than its index says.");
                    }
                }
            }
            catch (CheckpointException e)
            {
                refusal = e;
            }
        }

        return refusal ?? (inspection.Problem is null ? null : new(file.Path, CheckpointProblem.NoWeights, inspection.Problem));
    }
}
