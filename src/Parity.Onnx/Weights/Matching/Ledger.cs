namespace Parity.Onnx.Weights.Matching;

/// <summary>What is known so far: which weights of the checkpoint are explained, and by what.</summary>
internal sealed class Ledger(IReadOnlyList<CheckpointTensor> checkpoint, OnnxWeights onnx)
{
    private readonly Dictionary<string, List<WeightRow>> _rows = new(StringComparer.Ordinal);

    /// <summary>The BatchNorm epsilons that explained something.</summary>
    public SortedSet<double> Epsilons { get; } = [];

    /// <summary>The floating-point tensors of the checkpoint.</summary>
    public IReadOnlyList<CheckpointTensor> Checkpoint => checkpoint;

    /// <summary>The tensors of the ONNX file.</summary>
    public OnnxWeights Onnx => onnx;

    /// <summary>Weights of the checkpoint without an explanation yet.</summary>
    public IEnumerable<CheckpointTensor> OpenCheckpoint => checkpoint.Where(t => !_rows.ContainsKey(t.Name));

    /// <summary>Tensors of the ONNX file without an origin yet.</summary>
    public IEnumerable<OnnxWeight> OpenOnnx => onnx.All.Where(w => !w.IsExplained);

    /// <summary>True when a weight has an explanation.</summary>
    public bool IsExplained(CheckpointTensor tensor) => _rows.ContainsKey(tensor.Name);

    /// <summary>The explanations of a weight; one tensor may serve several layers.</summary>
    public IReadOnlyList<WeightRow> Of(string name) => _rows.TryGetValue(name, out var rows) ? rows : [];

    /// <summary>Notes an epsilon that explained something.</summary>
    public void Use(double epsilon) => Epsilons.Add(epsilon);

    /// <summary>Turns the explanations by an ONNX tensor into differences, for a reason that its values do not show.</summary>
    public void Doubt(string onnxName, string note)
    {
        foreach (var rows in _rows.Values)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                rows[i] = rows[i].OnnxName == onnxName ? rows[i] with { Kind = WeightKind.Different, Note = note } : rows[i];
            }
        }
    }

    /// <summary>Writes down where a weight went.</summary>
    public void Explain(CheckpointTensor tensor, WeightKind kind, IReadOnlyList<OnnxWeight> into, double? difference, string note)
    {
        foreach (var weight in into)
        {
            weight.IsExplained = true;
        }

        (_rows.TryGetValue(tensor.Name, out var rows) ? rows : _rows[tensor.Name] = []).Add(new()
        {
            Name = tensor.Name,
            OnnxName = into.Count == 0 ? null : string.Join(", ", into.Select(w => w.Name)),
            Kind = kind,
            CheckpointRange = tensor.Range,
            OnnxRange = into.Count == 0 ? null : new(into.Min(w => w.Range.Min), into.Max(w => w.Range.Max)),
            MaxDifference = difference,
            Note = note,
        });
    }
}
