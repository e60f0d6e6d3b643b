using System.Collections.Immutable;
using System.Globalization;

namespace Parity.Torch.Architectures.Recognition;

/// <summary>Collects the options that differ from the defaults.</summary>
internal sealed class OptionList
{
    private readonly List<GuessedOption> _options = [];

    /// <summary>Adds a number that is known and is not the default.</summary>
    public void Add(string key, long? measured, long usual, string because)
    {
        if (measured is { } value && value != usual)
        {
            _options.Add(new(key, value.ToString(CultureInfo.InvariantCulture), because));
        }
    }

    /// <summary>Adds a list that is known and is not the default.</summary>
    public void Add(string key, IReadOnlyList<int>? measured, IReadOnlyList<int> usual, string because)
    {
        if (measured is not null && !measured.SequenceEqual(usual))
        {
            _options.Add(new(key, $"[{string.Join(", ", measured.Select(m => m.ToString(CultureInfo.InvariantCulture)))}]", because));
        }
    }

    /// <summary>Adds a number that is not the default.</summary>
    public void Add(string key, double measured, double usual, string because)
    {
        if (Math.Abs(measured - usual) > 1e-9)
        {
            _options.Add(new(key, measured.ToString("0.#########", CultureInfo.InvariantCulture), because));
        }
    }

    /// <summary>Adds a value as YAML.</summary>
    public void Add(string key, string yaml, string because) => _options.Add(new(key, yaml, because));

    /// <summary>What was added.</summary>
    public ImmutableArray<GuessedOption> ToImmutable() => [.. _options];
}
