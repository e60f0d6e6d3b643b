using Parity.Imaging;
using Parity.Running.Skips;

namespace Parity.Running;

/// <summary>How a run behaves beside what its spec says.</summary>
public sealed record ModelRunOptions
{
    /// <summary>Told of each image.</summary>
    public IProgress<RunProgress>? Progress { get; init; }

    /// <summary>Stops the run between two images.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>What candidates may not be skipped for, as the environment variable <c>PARITY_REQUIRE</c> has it: a comma-separated list of requirements, or <c>all</c>.</summary>
    public string? Require { get; init; } = Environment.GetEnvironmentVariable(SkipRules.Variable);

    /// <summary>Tells the date by which skips end.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The part of the spec's cases to judge; null: all of them.</summary>
    public RunShard? Shard { get; init; }

    /// <summary>The folder that keeps the reference's outputs by content, as the environment variable <c>PARITY_CACHE</c> has it; null or empty: none is kept.</summary>
    public string? ReferenceCache { get; init; } = Environment.GetEnvironmentVariable("PARITY_CACHE");

    /// <summary>True on a build server: nothing is written under <c>goldens/</c>.</summary>
    public bool IsBuildServer { get; init; } = Goldens.ContinuousIntegration.Detected;

    /// <summary>Where a build server keeps received goldens and reports; null: <c>artifacts/parity</c> beside the folder of all goldens.</summary>
    public string? ArtefactFolder { get; init; }

    /// <summary>
    /// True: a golden that fails is opened in the diff tool that DiffEngine finds, received beside approved; on a desktop only, never on a build server. The
    /// variable <c>DiffEngine_Disabled</c> turns it off.
    /// </summary>
    public bool OpensDiffTool { get; init; }

    /// <summary>Reads the images; null: Parity's own, on SkiaSharp. Another decoder gives other pixels: the goldens must be approved with the one that runs.</summary>
    public IImageDecoder? ImageDecoder { get; init; }
}
