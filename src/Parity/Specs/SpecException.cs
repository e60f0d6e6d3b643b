namespace Parity.Specs;

/// <summary>A spec that cannot be used; it carries every problem found.</summary>
public sealed class SpecException : ParityException
{
    private const int ShownProblems = 50;

    /// <summary>Creates the exception from at least one problem.</summary>
    /// <exception cref="ArgumentException">There is no problem.</exception>
    public SpecException(IReadOnlyList<SpecProblem> problems)
        : base(Words(problems)) => Problems = problems;

    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<SpecProblem> Problems { get; }

    private static string Words(IReadOnlyList<SpecProblem> problems)
    {
        if (problems.Count == 0)
        {
            throw new ArgumentException("A spec exception needs at least one problem.", nameof(problems));
        }

        var lines = problems.Take(ShownProblems).Select(p => p.ToString());
        var rest = problems.Count - ShownProblems;
        return string.Join(Environment.NewLine, rest > 0 ? lines.Append($"… and {rest} more problems.") : lines);
    }
}
