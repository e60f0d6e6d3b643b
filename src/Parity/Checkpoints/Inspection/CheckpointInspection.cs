namespace Parity.Checkpoints.Inspection;

/// <summary>What a checkpoint is and where its weights are.</summary>
public sealed record CheckpointInspection
{
    /// <summary>The file, as it was given.</summary>
    public required string Path { get; init; }

    /// <summary>The file's bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The container.</summary>
    public required CheckpointFormat Format { get; init; }

    /// <summary>The container in words.</summary>
    public required string Container { get; init; }

    /// <summary>The recognised layout, for instance <c>RT-DETR trainer v1</c>.</summary>
    public required string Layout { get; init; }

    /// <summary>Everything that holds tensors, in the order of the file.</summary>
    public required IReadOnlyList<CheckpointEntry> Entries { get; init; }

    /// <summary>Simple values beside the weights: epoch, date, class names; in the order of the file.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; }

    /// <summary>Python classes and functions that the file names and that stayed inert, with how often each would have been called.</summary>
    public required IReadOnlyList<KeyValuePair<string, int>> Inert { get; init; }

    /// <summary>Python classes and functions with which a pickle runs programs or code, called or only named: no trainer writes them.</summary>
    public required IReadOnlyList<string> Dangerous { get; init; }

    /// <summary>What was chosen and why, and what else a reviewer should know.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Why no weights can be taken from the file without further words in the spec, or null.</summary>
    public string? Problem { get; init; }
}
