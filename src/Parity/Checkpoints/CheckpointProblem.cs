namespace Parity.Checkpoints;

/// <summary>Why a checkpoint cannot be used.</summary>
public enum CheckpointProblem
{
    /// <summary>The path does not exist, is a folder, or the operating system refuses to read it.</summary>
    Unreadable,

    /// <summary>The file is something else: an ONNX model, a web page, a Git LFS pointer, an empty file.</summary>
    NotACheckpoint,

    /// <summary>The file is cut off or its parts contradict each other.</summary>
    Damaged,

    /// <summary>Reading on would take more memory, depth or time than any real checkpoint needs.</summary>
    LimitExceeded,

    /// <summary>The file is sound but uses a feature that is not read here: an exotic number format, an old container.</summary>
    Unsupported,

    /// <summary>The file is sound but holds no model weights, or none where the spec says.</summary>
    NoWeights,

    /// <summary>The file holds several sets of weights, and its layout does not say which one to use.</summary>
    Ambiguous,
}
