using System.Collections.Immutable;
using Parity.Checkpoints;
using Parity.Tensors;

namespace Parity.Onnx.Weights.Matching;

/// <summary>A floating-point tensor of the checkpoint, widened to float32.</summary>
internal sealed class CheckpointTensor(StateEntry entry)
{
    private readonly Lazy<TensorData> _data = new(() => Precision.Widen(entry.Read()));

    /// <summary>The key.</summary>
    public string Name => entry.Name;

    /// <summary>The key of its module: the name without the last part.</summary>
    public string Module => Name[..Math.Max(Name.LastIndexOf('.'), 0)];

    /// <summary>The size of each dimension.</summary>
    public ImmutableArray<long> Shape => entry.Shape;

    /// <summary>The values in row-major order.</summary>
    public ReadOnlySpan<float> Values => Data.Span<float>();

    /// <summary>The values as a float32 tensor.</summary>
    public TensorData Data => _data.Value;

    /// <summary>The smallest and largest value.</summary>
    public ValueRange Range => ValueRange.Of(Values);

    /// <summary>True when all values are the same: a match with such a tensor is no evidence, since untrained biases and norms are all alike.</summary>
    public bool IsUniform => Values.IsEmpty || !Values.ContainsAnyExcept(Values[0]);
}
