using Parity.Specs;

namespace Parity.Faults;

/// <summary>The faults a spec can list.</summary>
public static class KnownFaults
{
    /// <summary>Every fault.</summary>
    public static IReadOnlyList<IFault> All { get; } = [.. ValueFaults.All, .. PlaceFaults.All, new EmptyFault()];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(f => f.Name)];

    /// <summary>The fault of that name, or null.</summary>
    public static IFault? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    /// <summary>The fault a spec names, or null after noting the problem with a suggestion.</summary>
    public static IFault? Bind(FaultSpec spec, SpecProblems problems)
    {
        var fault = Find(spec.Name);
        if (fault is null)
        {
            problems.Add(spec.At, $"unknown fault \"{spec.Name}\"; {Suggestion.For(spec.Name, Names)}");
        }

        return fault;
    }
}
