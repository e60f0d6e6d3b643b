namespace Parity.Checkpoints.Inspection;

/// <summary>What an entry of a checkpoint is.</summary>
public enum CheckpointEntryKind
{
    /// <summary>Named tensors.</summary>
    StateDict,

    /// <summary>A whole pickled module.</summary>
    Module,

    /// <summary>An optimizer's state: no weights.</summary>
    Optimizer,
}
