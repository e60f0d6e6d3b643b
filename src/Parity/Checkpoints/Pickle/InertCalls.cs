namespace Parity.Checkpoints.Pickle;

/// <summary>
/// Counts what pickles would have called, at the moment of the call: a malicious pickle throws the result away before it builds
/// harmless data, so nothing of it is left to be found afterwards.
/// </summary>
internal sealed class InertCalls
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);

    /// <summary>Names of inert calls and how often they occur, the most frequent first.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Counts => [.. _counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)];

    /// <summary>Every class and function that is named, called or not: naming one makes Python import its module.</summary>
    public IReadOnlyCollection<string> Named => _named;

    /// <summary>Takes note of a name.</summary>
    public PickleGlobal Name(PickleGlobal global)
    {
        _named.Add(global.FullName);
        return global;
    }

    /// <summary>Takes note of a call that stays inert.</summary>
    public PickleObject Call(PickleObject call)
    {
        _counts[call.TypeName] = _counts.GetValueOrDefault(call.TypeName) + 1;
        return call;
    }
}
