using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.Layouts;

/// <summary>Ultralytics' <c>.pt</c>: whole pickled modules under <c>ema</c> (while training) or <c>model</c> (after the optimizer is stripped).</summary>
internal static class UltralyticsLayout
{
    /// <summary>Recognises the layout by a pickled module under either name.</summary>
    public static CheckpointLayout? Recognise(CheckpointContents contents)
    {
        var ema = contents.Source("ema") is { IsModule: true };
        var model = contents.Source("model") is { IsModule: true };
        if (!ema && !model)
        {
            return null;
        }

        var module = (PickleObject)contents.Source(ema ? "ema" : "model")!.Value;
        var name = module.TypeName.StartsWith("ultralytics.", StringComparison.Ordinal) ? "Ultralytics" : $"pickled module {module.TypeName} with its trainer's state";
        return ema
            ? new(name, "ema", "the averaged weights, which the trainer validates and its loader prefers")
            : new(name, "model", contents.Top["ema"] is PickleNone ? "ema is None: the optimizer was stripped and model holds the averaged weights" : "there is no ema");
    }
}
