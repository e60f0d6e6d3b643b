using System.Diagnostics.CodeAnalysis;
using Parity.Tensors;

namespace Parity.Running;

/// <summary>A model's outputs for one image, by name, in the model's own order.</summary>
public sealed class RawOutputs
{
    private readonly Dictionary<string, TensorData> _byName;

    /// <summary>Takes outputs in the model's order.</summary>
    /// <exception cref="ArgumentException">Two outputs share a name.</exception>
    public RawOutputs(IEnumerable<KeyValuePair<string, TensorData>> outputs)
    {
        var list = outputs.ToList();
        Names = [.. list.Select(o => o.Key)];
        _byName = new(list, StringComparer.Ordinal);
    }

    /// <summary>The output names in the model's order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The output of that name.</summary>
    public TensorData this[string name] => _byName[name];

    /// <summary>Finds an output by name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out TensorData? tensor) => _byName.TryGetValue(name, out tensor);
}
