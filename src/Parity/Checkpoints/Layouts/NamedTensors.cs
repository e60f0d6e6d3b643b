using System.Globalization;
using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.Layouts;

/// <summary>The tensors of one weight source before prefixes are handled, and what was found beside them.</summary>
internal sealed record NamedTensors
{
    /// <summary>Names and tensors (arrays, tensors of kinds that are not read here) in the order of the file.</summary>
    public required IReadOnlyList<KeyValuePair<string, PickleValue>> Tensors { get; init; }

    /// <summary>Tensors that are attributes of a module but not part of its state dict.</summary>
    public IReadOnlyList<KeyValuePair<string, PickleValue>> ExtraTensors { get; init; } = [];

    /// <summary>Attributes, as <see cref="CheckpointWeights.Attributes"/>.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>What a reviewer should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Reads a source.</summary>
    /// <exception cref="CheckpointException">The modules nest or repeat without end.</exception>
    public static NamedTensors Of(string path, WeightSource source) => source.Value switch
    {
        PickleDict dict => OfStateDict(dict),
        PickleObject module => OfModule(path, module),
        _ => new() { Tensors = [] },
    };

    private static NamedTensors OfStateDict(PickleDict dict)
    {
        var tensors = new List<KeyValuePair<string, PickleValue>>(dict.Items.Count);
        var others = new List<string>();
        foreach (var (key, value) in dict.Items)
        {
            if (key is PickleText name && WeightSource.IsTensor(value))
            {
                tensors.Add(new(name.Value, value));
            }
            else
            {
                others.Add($"{(key as PickleText)?.Value ?? key.ToString()} ({value.Kind})");
            }
        }

        return new()
        {
            Tensors = tensors,
            Notes = others.Count == 0 ? [] : [$"{others.Count} entries that are no tensors were left out: {string.Join(", ", others.Take(5))}{(others.Count > 5 ? ", …" : string.Empty)}"],
        };
    }

    private static NamedTensors OfModule(string path, PickleObject module)
    {
        var walk = new ModuleWalk(path);
        walk.Visit(module);
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["class"] = module.TypeName };
        foreach (var name in new[] { "names", "nc", "yaml", "stride", "scale" })
        {
            if (module.Attribute(name) is { } value and not PickleTensor)
            {
                attributes[name] = PlainJson.Write(value);
            }
        }

        var eps = walk.BatchNormEps.OrderByDescending(e => e.Value).Select(e => (Text: e.Key.ToString("R", CultureInfo.InvariantCulture), Layers: e.Value)).ToList();
        if (eps.Count > 0)
        {
            attributes["batchnorm.eps"] = eps[0].Text;
        }

        return new()
        {
            Tensors = walk.Tensors,
            ExtraTensors = walk.ExtraTensors,
            Attributes = attributes,
            Notes = eps.Count > 1 ? [$"the BatchNorm layers have different eps: {string.Join(", ", eps.Select(e => $"{e.Text} in {e.Layers}"))}; batchnorm.eps is the most frequent"] : [],
        };
    }
}
