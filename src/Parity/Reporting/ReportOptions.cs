using Parity.Running;

namespace Parity.Reporting;

/// <summary>How a report is put together.</summary>
public sealed record ReportOptions
{
    /// <summary>Where paths in the report are relative to.</summary>
    public required string BaseFolder { get; init; }

    /// <summary>Whether small pictures of the images go into it: the page needs them.</summary>
    public bool Pictures { get; init; } = true;

    /// <summary>The part of the run; null: all of it.</summary>
    public RunShard? Shard { get; init; }

    /// <summary>Tells the time of the report.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Reads an environment variable: build servers say which commit they build.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;
}
