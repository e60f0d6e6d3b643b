using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.Layouts;

/// <summary>
/// The trainers of the official RT-DETR repository (versions 1 and 2) and its released files: averaged weights under <c>ema.module</c>,
/// which its own export and inference scripts use where <c>ema</c> exists.
/// </summary>
internal static class RtDetrLayout
{
    /// <summary>Recognises the layout.</summary>
    public static CheckpointLayout? Recognise(CheckpointContents contents)
    {
        var top = contents.Top;
        var trainer = top.Has("last_epoch") && contents.Source("model") is not null;
        var version = top.Has("criterion") || top.Has("postprocessor") || top.Has("lr_warmup_scheduler") ? 2 : 1;
        if (contents.Source("ema.module") is not null)
        {
            return trainer ? new($"RT-DETR trainer v{version}", "ema.module", "the averaged weights, which export and inference use; model holds the raw ones")
                : contents.Source("model") is null ? new("RT-DETR released weights", "ema.module", "the averaged weights, the only ones in the file")
                : new("trainer with averaged weights", "ema.module", "the averaged weights; model holds the raw ones");
        }

        return trainer && top.Has("lr_scheduler") ? new($"RT-DETR trainer v{version} without EMA", "model", "there is no ema") : null;
    }
}
