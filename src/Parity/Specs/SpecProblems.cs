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

    /// <summary>Throws when something is wrong, with everything in the order of the file and nothing twice.</summary>
    /// <exception cref="SpecException">There is at least one problem.</exception>
    public void ThrowIfAny()
    {
        if (!None)
        {
            throw new SpecException([.. _items.Distinct().OrderBy(p => p.At.File, StringComparer.Ordinal).ThenBy(p => p.At.Line).ThenBy(p => p.At.Column)]);
        }
    }
}
