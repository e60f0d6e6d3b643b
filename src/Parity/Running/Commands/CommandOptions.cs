using Parity.Specs;

namespace Parity.Running.Commands;

/// <summary>The settings of a <c>command:</c> entry.</summary>
public sealed record CommandOptions
{
    /// <summary>The keys a spec may set beside <c>command:</c>.</summary>
    public static readonly IReadOnlyList<string> Keys = ["timeout_seconds", "working_directory"];

    /// <summary>How long one image may take, in seconds.</summary>
    public int TimeoutSeconds { get; init; } = 120;

    /// <summary>Where the command runs: an absolute folder.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Reads the settings; paths are relative to <paramref name="baseFolder"/>, the spec's folder.</summary>
    /// <exception cref="SpecException">A setting is unknown or unusable.</exception>
    public static CommandOptions Bind(SpecMap? settings, string baseFolder)
    {
        if (settings is null)
        {
            return new() { WorkingDirectory = baseFolder };
        }

        var problems = new SpecProblems();
        var reader = new MapReader(settings, problems, "command");
        var options = new CommandOptions
        {
            TimeoutSeconds = reader.Integer("timeout_seconds", 1, 86_400) ?? 120,
            WorkingDirectory = Path.GetFullPath(reader.Text("working_directory") ?? ".", baseFolder),
        };
        reader.Finish();
        return problems.None ? options : throw new SpecException(problems.Items);
    }
}
