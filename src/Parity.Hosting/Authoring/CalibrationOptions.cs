using Parity.Running;

namespace Parity.Hosting.Authoring;

/// <summary>How a calibration is made.</summary>
public sealed record CalibrationOptions
{
    /// <summary>How often the same input is run again.</summary>
    public int Repeats { get; init; } = 3;

    /// <summary>How many times the measured difference a proposed budget grants.</summary>
    public double Headroom { get; init; } = 4;

    /// <summary>The most images used, the first of the spec; null: all.</summary>
    public int? Images { get; init; }

    /// <summary>Told of each step; null: nobody.</summary>
    public IProgress<RunProgress>? Progress { get; init; }

    /// <summary>Stops between two passes.</summary>
    public CancellationToken Cancellation { get; init; }
}
