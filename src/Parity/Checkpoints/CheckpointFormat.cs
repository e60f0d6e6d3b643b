namespace Parity.Checkpoints;

/// <summary>The containers that weights come in.</summary>
public enum CheckpointFormat
{
    /// <summary>A zip archive written by <c>torch.save</c> since PyTorch 1.6.</summary>
    TorchZip,

    /// <summary>The sequence of pickles that <c>torch.save</c> wrote before 1.6 and still writes when asked for the legacy format.</summary>
    TorchLegacy,

    /// <summary>A JSON index followed by raw tensors (Hugging Face).</summary>
    SafeTensors,

    /// <summary>A bare Python pickle, tensors as NumPy arrays.</summary>
    PlainPickle,
}
