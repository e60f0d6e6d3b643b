using Parity.Checkpoints.Keys;

namespace Parity.Checkpoints.Inspection;

/// <summary>A part of a checkpoint that holds tensors.</summary>
public sealed record CheckpointEntry
{
    /// <summary>The dotted path to name under <c>weights:</c>; empty for the file itself.</summary>
    public required string Path { get; init; }

    /// <summary>What it is.</summary>
    public required CheckpointEntryKind Kind { get; init; }

    /// <summary>The number of tensors.</summary>
    public required int Tensors { get; init; }

    /// <summary>The number of elements of all tensors.</summary>
    public required long Elements { get; init; }

    /// <summary>The bytes of all tensors when read one by one; shared storages count each time.</summary>
    public required long Bytes { get; init; }

    /// <summary>The number formats, the most frequent first.</summary>
    public required IReadOnlyList<string> ElementTypes { get; init; }

    /// <summary>The devices the tensors were on when saved; of no consequence for reading.</summary>
    public required IReadOnlyList<string> Devices { get; init; }

    /// <summary>The keys by common prefix.</summary>
    public required IReadOnlyList<KeyGroup> Keys { get; init; }

    /// <summary>True when this entry is used unless the spec names another one.</summary>
    public required bool IsDefault { get; init; }
}
