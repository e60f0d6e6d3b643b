namespace Parity.Specs;

/// <summary>A spec that cannot be used; it carries every problem found.</summary>
public sealed class SpecException : ParityException
{
    /// <summary>Creates the exception from at least one problem.</summary>
    public SpecException(IReadOnlyList<SpecProblem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<SpecProblem> Problems { get; }
}
