namespace Parity.Specs;

/// <summary>Collects every problem of a spec, so that they are reported together.</summary>
public sealed class SpecProblems
{
    private readonly List<SpecProblem> _items = [];

    /// <summary>The problems found so far.</summary>
    public IReadOnlyList<SpecProblem> Items => _items;

    /// <summary>True when nothing is wrong.</summary>
    public bool None => _items.Count == 0;

    /// <summary>Notes a problem.</summary>
    public void Add(SpecLocation at, string message) => _items.Add(new(at, message));
}
