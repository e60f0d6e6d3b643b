using System.Collections.Immutable;
using System.Globalization;
using Parity.Checkpoints;
using Parity.Tensors;

namespace Parity.Onnx.Weights.Matching;

/// <summary>Closes the account: what is still open becomes unused, constant, different or unexplained, and every tensor gets its row.</summary>
internal sealed class Closing
{
    private static readonly string[] LayerParts = ["weight", "bias", "running_mean", "running_var", "in_proj_weight", "in_proj_bias"];
    private readonly Ledger _ledger;
    private readonly Dictionary<string, Resemblance> _alike;
    private readonly HashSet<OnnxWeight> _alikeWeights;
    private readonly HashSet<string> _livingModules;
    private readonly ILookup<int, OnnxWeight> _openLayerWeights;
    private readonly Dictionary<string, OnnxWeight> _openByName;

    /// <summary>Looks at what is open.</summary>
    public Closing(Ledger ledger)
    {
        _ledger = ledger;
        var alike = Resemblance.FindAll(ledger);
        _alike = alike.ToDictionary(r => r.Tensor.Name, StringComparer.Ordinal);
        _alikeWeights = [.. alike.Select(r => r.Weight)];
        _livingModules = [.. ledger.Checkpoint.Where(t => ledger.IsExplained(t) && !t.IsUniform).Select(t => t.Module)];
        _openLayerWeights = ledger.OpenOnnx.Where(w => w.IsLayerWeight).ToLookup(w => w.Values.Length);
        _openByName = ledger.OpenOnnx.GroupBy(w => w.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    /// <summary>True when weights were found that resemble those of the checkpoint without being equal.</summary>
    public int AlikeCount => _alike.Count + _ledger.OpenCheckpoint.Count(t => _openByName.ContainsKey(t.Name) && !_alike.ContainsKey(t.Name));

    /// <summary>The rows of the checkpoint, in its order.</summary>
    public ImmutableArray<WeightRow> CheckpointRows(StateDict checkpoint, IReadOnlyDictionary<string, CheckpointTensor> tensors) =>
        [.. checkpoint.Entries.Select(e => tensors.TryGetValue(e.Name, out var tensor) ? Row(tensor) : Other(e))];

    /// <summary>The rows of tensors that only the ONNX file has; single numbers are left out.</summary>
    public ImmutableArray<WeightRow> OnnxRows() =>
    [
        .. from weight in _ledger.OpenOnnx
           where weight.Values.Length > 1 && !_alikeWeights.Contains(weight) && !IsNamedDifference(weight)
           let isLayer = weight.IsLayerWeight && !weight.IsUniform
           select new WeightRow
           {
               OnnxName = weight.Name,
               Kind = isLayer ? WeightKind.Unexplained : WeightKind.Constant,
               OnnxRange = weight.Range,
               Note = isLayer ? $"{Users(weight)} uses it, and no weight of the checkpoint gives it" : $"used by {Users(weight)}",
           },
    ];

    private WeightRow Row(CheckpointTensor tensor)
    {
        if (_ledger.Of(tensor.Name) is { Count: > 0 } uses)
        {
            var first = uses.FirstOrDefault(u => u.IsFailure) ?? uses[0];
            return uses.Count == 1 ? first : first with { Note = string.Create(CultureInfo.InvariantCulture, $"{first.Note}{(first.Note.Length > 0 ? "; " : string.Empty)}in {uses.Count} layers") };
        }

        var row = new WeightRow { Name = tensor.Name, Kind = WeightKind.Unexplained, CheckpointRange = tensor.Range };
        if (_alike.TryGetValue(tensor.Name, out var alike))
        {
            return row with
            {
                Kind = WeightKind.Different,
                OnnxName = alike.Weight.Name,
                OnnxRange = alike.Weight.Range,
                Note = string.Create(CultureInfo.InvariantCulture, $"resembles it (cosine {alike.Cosine:F4}), but is not equal"),
            };
        }

        if (_openByName.TryGetValue(tensor.Name, out var named) && named.Values.Length == tensor.Values.Length)
        {
            return row with { Kind = WeightKind.Different, OnnxName = named.Name, OnnxRange = named.Range, MaxDifference = Largest(tensor, named), Note = "the same name, other values" };
        }

        return _livingModules.Contains(tensor.Module) && tensor.Module.Length > 0 && LayerParts.Contains(tensor.Name[(tensor.Module.Length + 1)..])
                ? row with { Note = "its layer is in the model, this tensor is not" }
            : _openLayerWeights.Contains(tensor.Values.Length)
                ? row with { Note = "the model has a layer of this size with other values" }
            : row with { Kind = WeightKind.Unused, Note = "no node of the graph uses it" };
    }

    private static WeightRow Other(StateEntry entry) => new()
    {
        Name = entry.Name,
        Kind = WeightKind.Unused,
        Note = $"{entry.ElementType.DisplayName()}, no weight",
    };

    private bool IsNamedDifference(OnnxWeight weight) => _ledger.OpenCheckpoint.Any(t => t.Name == weight.Name && t.Values.Length == weight.Values.Length);

    private static double Largest(CheckpointTensor tensor, OnnxWeight weight) => Arrangement.LargestDifference(tensor.Values, weight.Values);

    private static string Users(OnnxWeight weight) => weight.Uses.Count == 0 ? "no node" : weight.Uses[0].Node.ToString();
}
