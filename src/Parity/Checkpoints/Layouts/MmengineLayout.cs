using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.Layouts;

/// <summary>
/// A runner of mmengine (MMDetection, MMYOLO, MMRazor): <c>meta</c> and <c>state_dict</c>. With an EMA hook, <c>state_dict</c> holds the
/// averaged weights and <c>ema_state_dict</c> the raw ones: the names suggest the opposite.
/// </summary>
internal static class MmengineLayout
{
    /// <summary>The prefix of the student in a distilled checkpoint.</summary>
    public const string Student = "architecture.";

    /// <summary>Recognises the layout.</summary>
    public static CheckpointLayout? Recognise(CheckpointContents contents)
    {
        if (contents.Source("state_dict") is not { Value: PickleDict weights } || !(contents.Top["meta"] is PickleDict || contents.Top.Has("ema_state_dict") || contents.Top.Has("message_hub")))
        {
            return null;
        }

        var reason = contents.Top.Has("ema_state_dict")
            ? "with an EMA hook state_dict holds the averaged weights; ema_state_dict holds the raw ones, in spite of its name"
            : "the only weights of the file";
        return new(IsDistilled(weights) ? "MMRazor distillation" : "mmengine runner", "state_dict", reason);
    }

    /// <summary>True when the state dict holds a student beside its teacher or their connectors.</summary>
    public static bool IsDistilled(PickleDict weights) => Any(weights, Student) && (Any(weights, "teacher.") || Any(weights, "distiller."));

    private static bool Any(PickleDict weights, string prefix) =>
        weights.Items.Any(i => i.Key is PickleText text && text.Value.StartsWith(prefix, StringComparison.Ordinal));
}
