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
        var reason = contents.Source("model_ema") is null ? "the only weights of the file" : "the weights that the trainer resumes from; model_ema holds the averaged ones: name it if those are shipped";
        return contents.Sources.All(s => s.Path is "model" or "model_ema") ? new(name, "model", reason) : new(name, null, "several entries hold weights");
    }
}
