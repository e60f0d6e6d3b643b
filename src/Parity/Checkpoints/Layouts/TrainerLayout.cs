using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.Layouts;

/// <summary>Other training scripts: torchvision's reference trainer and those that follow it, Lightning, and dicts with one well-known entry.</summary>
internal static class TrainerLayout
{
    /// <summary>Recognises the layout.</summary>
    public static CheckpointLayout? Recognise(CheckpointContents contents)
    {
        var top = contents.Top;
        if (contents.Source("state_dict") is not null && top.Has("pytorch-lightning_version"))
        {
            return new("PyTorch Lightning", "state_dict", "the module's weights; their prefix is the attribute that holds the model");
        }

        if (contents.Source("model") is null || !(top.Has("optimizer") || top.Has("lr_scheduler") || top.Has("epoch")))
        {
            return null;
        }

        var name = top["args"] is PickleObject && top.Has("lr_scheduler") ? "torchvision reference trainer" : "trainer with a model entry";
        return contents.Source("model_ema") is not null
            ? new(name, "model_ema", "the averaged weights; model holds the raw ones")
            : contents.Sources.Count == 1 ? new(name, "model", "the only weights of the file") : new(name, null, "several entries hold weights");
    }
}
