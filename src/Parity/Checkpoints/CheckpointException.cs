namespace Parity.Checkpoints;

/// <summary>A checkpoint that cannot be used. The message names the file, what was expected, what was found, and the fix.</summary>
public sealed class CheckpointException : ParityException
{
    private const int LongestMessage = 4000;

    /// <summary>Creates the exception.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">Why it cannot be used.</param>
    /// <param name="detail">What was expected, what was found, and the fix; without the file's name.</param>
    /// <param name="innerException">The error that caused it, if any.</param>
    public CheckpointException(string path, CheckpointProblem kind, string detail, Exception? innerException = null)
        : base(Printable.Text($"{path}: {detail}", LongestMessage, keepLines: true), innerException!) => (Path, Kind, Detail) = (path, kind, Printable.Text(detail, LongestMessage, keepLines: true));

    /// <summary>The file, as it was given.</summary>
    public string Path { get; }

    /// <summary>Why it cannot be used.</summary>
    public CheckpointProblem Kind { get; }

    /// <summary>What was expected, what was found, and the fix; the message without the file's name.</summary>
    public string Detail { get; }
}
