using Parity.Checkpoints.Layouts;
using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.WrongFiles;

/// <summary>Says what a sound file is that holds no weights.</summary>
internal static class WeightlessFile
{
    /// <summary>What was expected, what the file is, and where the weights probably are.</summary>
    public static string Describe(string path, CheckpointContents contents) =>
        $"expected model weights, found {What(contents)}.{NearbyCandidates.Sentence(path)}";

    private static string What(CheckpointContents contents)
    {
        var top = contents.Top;
        if (top.Has("params") && top.Has("counts") && top.Has("precision") && top.Has("recall"))
        {
            return "COCO evaluation results (parameters, counts, precision, recall, scores), which a trainer saves under eval/: not a model. "
                + "The model is in checkpoint.pth, checkpointNNNN.pth, last.pth or best.pth in the training's output folder, one above eval/";
        }

        if (CheckpointContents.IsOptimizer(top) || (top.Items.Count > 0 && top.Items.All(i => i.Value is PickleDict dict && CheckpointContents.IsOptimizer(dict))))
        {
            return "an optimizer's state (its moments have the weights' shapes but are not the weights). Name the checkpoint that was saved with it";
        }

        return contents.Root switch
        {
            PickleTensor tensor => $"one tensor, {tensor.Kind}, without a name",
            PickleDict { Items.Count: 0 } => "an empty dict",
            PickleDict dict => $"a dict whose entries are no weights: {string.Join(", ", dict.Items.Take(8).Select(i => $"{(i.Key as PickleText)?.Value ?? i.Key.ToString()} ({i.Value.Kind})"))}{(dict.Items.Count > 8 ? ", …" : string.Empty)}",
            var other => other.Kind,
        };
    }
}
