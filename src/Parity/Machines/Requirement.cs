namespace Parity.Machines;

/// <summary>One entry of <c>requires</c>: what a machine must have, and the least version.</summary>
/// <param name="Name">The name, for instance <c>tensorrt</c>.</param>
/// <param name="AtLeast">The least version, or null.</param>
public sealed record Requirement(string Name, Version? AtLeast)
{
    /// <summary>Reads a requirement as a spec writes it: <c>gpu</c>, <c>tensorrt&gt;=8.6</c>.</summary>
    /// <exception cref="ParityException">The version is none.</exception>
    public static Requirement Parse(string text)
    {
        var parts = text.Split(">=", 2);
        return parts.Length == 1 ? new(text, null)
            : ReleaseVersion.TryParse(parts[1], out var version) ? new(parts[0], version)
            : throw new ParityException($"The requirement \"{text}\" has no version that can be compared; expected for instance tensorrt>=8.6.");
    }

    /// <inheritdoc/>
    public override string ToString() => AtLeast is null ? Name : $"{Name}>={ReleaseVersion.Show(AtLeast)}";
}
