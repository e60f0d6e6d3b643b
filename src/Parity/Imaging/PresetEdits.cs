using Parity.Imaging.Steps;
using Parity.Specs;

namespace Parity.Imaging;

/// <summary>Changes a preset step by step: <c>set</c>, <c>replace</c>, <c>remove</c>, <c>append</c>, in this order.</summary>
internal sealed class PresetEdits(MapReader reader, List<SpecNode> steps)
{
    private readonly SpecProblems _problems = reader.Problems;
    private bool _ignoreMissing;

    public IReadOnlyList<SpecNode> Steps => steps;

    /// <param name="ignoreMissing">True when the preset itself is unknown, so that its steps are not reported as missing.</param>
    public void Apply(bool ignoreMissing)
    {
        _ignoreMissing = ignoreMissing;
        Each("set", (i, name, body) => steps[i] = Merge(steps[i], name, body));
        Each("replace", (i, name, body) => steps[i] = new SpecMap(name.At, [new(name, body)]));
        foreach (var name in reader.Texts("remove") ?? [])
        {
            if (IndexOf(name) is { } index)
            {
                steps.RemoveAt(index);
            }
        }

        steps.AddRange(reader.List("append") ?? []);
    }

    private void Each(string key, Action<int, SpecScalar, SpecNode> edit)
    {
        if (reader.Node(key) is not { } node)
        {
            return;
        }

        if (node is not SpecMap map)
        {
            _problems.Add(node.At, $"\"{key}\" must be a mapping from a step's name to its settings; found {node.Kind}.");
            return;
        }

        foreach (var (name, body) in map.Entries)
        {
            if (IndexOf(name) is { } index)
            {
                edit(index, name, body);
            }
        }
    }

    private int? IndexOf(SpecScalar name)
    {
        var names = steps.ConvertAll(s => StepCatalog.NameOf(s, _problems)?.Text ?? string.Empty);
        var index = names.IndexOf(name.Text);
        if (index < 0 && !_ignoreMissing)
        {
            _problems.Add(name.At, $"the preset has no step \"{name.Text}\"; {Suggestion.For(name.Text, names)}");
        }

        return index < 0 ? null : index;
    }

    // A step written with a bare value has one setting, which can only be replaced.
    private SpecMap Merge(SpecNode step, SpecScalar name, SpecNode changes)
    {
        if (changes is not SpecMap changed || step is not SpecMap { Entries: [{ Value: SpecMap settings }] })
        {
            if (changes is SpecMap && step is SpecMap)
            {
                _problems.Add(changes.At, $"\"{name.Text}\" has a single value; write it under \"replace\".");
            }

            return new SpecMap(name.At, [new(name, changes)]);
        }

        var keys = changed.Entries.Select(e => e.Key.Text).ToHashSet(StringComparer.Ordinal);
        var kept = settings.Entries.Where(e => !keys.Contains(e.Key.Text));
        return new SpecMap(name.At, [new(name, new SpecMap(changed.At, [.. kept, .. changed.Entries]))]);
    }
}
