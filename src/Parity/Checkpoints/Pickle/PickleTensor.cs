using System.Collections.Immutable;
using Parity.Checkpoints.Storages;
using Parity.Tensors;

namespace Parity.Checkpoints.Pickle;

/// <summary>A tensor in the file: a view of a storage. Its bytes are read only when asked for.</summary>
public sealed class PickleTensor : PickleValue
{
    internal PickleTensor(PickleStorage storage, string elementTypeName, long offset, ImmutableArray<long> shape, ImmutableArray<long> strides) =>
        (Storage, ElementTypeName, Offset, Shape, Strides) = (storage, elementTypeName, offset, shape, strides);

    /// <summary>The storage it looks into.</summary>
    public PickleStorage Storage { get; }

    /// <summary>The number format as the file names it, for instance <c>float32</c> or <c>float8_e4m3fn</c>.</summary>
    public string ElementTypeName { get; }

    /// <summary>The number format, or null for one that is not read here.</summary>
    public ElementType? ElementType => TorchTypes.Parse(ElementTypeName);

    /// <summary>The first element's place in the storage, in elements.</summary>
    public long Offset { get; }

    /// <summary>The size of each dimension; empty for a scalar.</summary>
    public ImmutableArray<long> Shape { get; }

    /// <summary>The step of each dimension, in elements.</summary>
    public ImmutableArray<long> Strides { get; }

    /// <inheritdoc/>
    public override string Kind => $"a {ElementTypeName} tensor {TensorData.FormatShape(Shape)}";
}
