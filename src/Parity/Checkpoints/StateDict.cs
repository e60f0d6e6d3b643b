using System.Diagnostics.CodeAnalysis;

namespace Parity.Checkpoints;

/// <summary>Named tensors in the order of the file.</summary>
public sealed class StateDict
{
    private readonly Dictionary<string, StateEntry> _byName;

    /// <summary>Takes entries with distinct names.</summary>
    /// <exception cref="ArgumentException">Two entries share a name.</exception>
    public StateDict(IEnumerable<StateEntry> entries)
    {
        Entries = [.. entries];
        _byName = Entries.ToDictionary(e => e.Name, StringComparer.Ordinal);
    }

    /// <summary>All entries in file order.</summary>
    public IReadOnlyList<StateEntry> Entries { get; }

    /// <summary>The entry of that name.</summary>
    public StateEntry this[string name] => _byName[name];

    /// <summary>Finds an entry by name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out StateEntry? entry) => _byName.TryGetValue(name, out entry);
}
