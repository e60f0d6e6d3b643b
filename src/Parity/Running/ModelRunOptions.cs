namespace Parity.Running;

/// <summary>How a run behaves beside what its spec says.</summary>
public sealed record ModelRunOptions
{
    /// <summary>Told of each image.</summary>
    public IProgress<RunProgress>? Progress { get; init; }

    /// <summary>Stops the run between two images.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Where a build server keeps received goldens and reports; null: <c>artifacts/parity</c> beside the folder of all goldens.</summary>
    public string? ArtefactFolder { get; init; }
}
