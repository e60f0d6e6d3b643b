using System.Globalization;
using Parity.Specs;

namespace Parity.Imaging.Steps;

/// <summary>Builds the spec nodes of a step, and writes nodes as one line of YAML.</summary>
internal static class StepNode
{
    /// <summary>A step with settings; settings without a value are left out.</summary>
    public static SpecNode Of(SpecLocation at, string name, params ReadOnlySpan<(string Key, object? Value)> settings)
    {
        var entries = new List<KeyValuePair<SpecScalar, SpecNode>>();
        foreach (var (key, value) in settings)
        {
            if (value is not null)
            {
                entries.Add(new(new(at, key), Value(at, value)));
            }
        }

        return Named(at, name, new SpecMap(at, entries));
    }

    /// <summary>A step with one value: <c>layout: chw</c>.</summary>
    public static SpecNode Single(SpecLocation at, string name, object value) => Named(at, name, Value(at, value));

    /// <summary>A step without settings.</summary>
    public static SpecNode Bare(SpecLocation at, string name) => new SpecScalar(at, name);

    /// <summary>Writes a step on one line of YAML: the canonical text that identifies it.</summary>
    public static string WriteStep(SpecNode step) => step is SpecMap { Entries: [var only] } ? $"{only.Key.Text}: {Write(only.Value)}" : Write(step);

    private static string Write(SpecNode node) => node switch
    {
        SpecMap map => "{ " + string.Join(", ", map.Entries.Select(e => $"{e.Key.Text}: {Write(e.Value)}")) + " }",
        SpecList list => "[" + string.Join(", ", list.Items.Select(Write)) + "]",
        SpecScalar scalar => scalar.Text,
        _ => throw new InvalidOperationException($"Unknown node {node}."),
    };

    private static SpecMap Named(SpecLocation at, string name, SpecNode body) => new(at, [new(new(at, name), body)]);

    private static SpecNode Value(SpecLocation at, object value) => value switch
    {
        string text => new SpecScalar(at, text),
        bool flag => new SpecScalar(at, flag ? "true" : "false"),
        IFormattable number => new SpecScalar(at, number.ToString(null, CultureInfo.InvariantCulture)),
        System.Collections.IEnumerable list => new SpecList(at, [.. list.Cast<object>().Select(item => Value(at, item))]),
        _ => throw new InvalidOperationException($"A step cannot hold {value.GetType()}."),
    };
}
