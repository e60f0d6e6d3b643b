using Parity.Checkpoints.Layouts;
using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.WrongFiles;

/// <summary>Says what a sound file is that holds no weights.</summary>
internal static class WeightlessFile
{
    private const int Shown = 8;

    /// <summary>What was expected, what the file is, and where the weights probably are.</summary>
    public static string Describe(string path, CheckpointContents contents) =>
        $"expected model weights, found {What(contents)}.{NearbyCandidates.Sentence(path)}";

    /// <summary>What the file is, in a few words.</summary>
    public static string Name(CheckpointContents contents) => IsCocoEvaluation(contents.Top) ? "COCO evaluation results, no model"
        : CheckpointContents.IsOptimizer(contents.Top) ? "optimizer state, no model"
        : Optimizers(contents.Top).Any() ? "a trainer's state without its model"
        : "no weights";

    private static string What(CheckpointContents contents)
    {
        var top = contents.Top;
        return IsCocoEvaluation(top)
            ? "COCO evaluation results (parameters, counts, precision, recall, scores), which a trainer saves under eval/: not a model. "
                + "The model is in checkpoint.pth, checkpointNNNN.pth, last.pth or best.pth in the training's output folder, one above eval/"
            : CheckpointContents.IsOptimizer(top)
            ? "an optimizer's state (its moments have the weights' shapes but are not the weights). Name the checkpoint that was saved with it"
            : Optimizers(top).Any()
            ? $"a trainer's state without its model ({Entries(top)}). Name the file that holds the model"
            : contents.Root switch
            {
                PickleTensor or PickleArray => $"{contents.Root.Kind} without a name",
                PickleDict { Items.Count: 0 } => "an empty dict",
                PickleDict dict => $"a dict whose entries are no weights ({Entries(dict)})",
                var other => other.Kind,
            };
    }

    private static bool IsCocoEvaluation(PickleDict top) => top.Has("params") && top.Has("counts") && top.Has("precision") && top.Has("recall");

    private static IEnumerable<PickleDict> Optimizers(PickleDict top) => top.Items.Select(i => i.Value).OfType<PickleDict>().Where(CheckpointContents.IsOptimizer);

    private static string Entries(PickleDict dict) =>
        string.Join(", ", dict.Items.Take(Shown).Select(i => $"{(i.Key as PickleText)?.Value ?? i.Key.ToString()}: {i.Value.Kind}")) + (dict.Items.Count > Shown ? ", …" : string.Empty);
}
