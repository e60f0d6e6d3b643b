using System.Collections.Immutable;
using Parity.Tensors;

namespace Parity.Checkpoints;

/// <summary>One named tensor of a state dict; its bytes are read only when asked for.</summary>
public abstract class StateEntry
{
    /// <summary>Creates the entry.</summary>
    protected StateEntry(string name, ElementType elementType, ImmutableArray<long> shape) =>
        (Name, ElementType, Shape) = (name, elementType, shape);

    /// <summary>The key, for instance <c>backbone.conv1.weight</c>.</summary>
    public string Name { get; }

    /// <summary>The stored number format.</summary>
    public ElementType ElementType { get; }

    /// <summary>The shape; empty for a scalar.</summary>
    public ImmutableArray<long> Shape { get; }

    /// <summary>Reads the values in row-major order, honouring offset and strides.</summary>
    /// <exception cref="ParityException">The file does not hold what its index claims.</exception>
    public abstract TensorData Read();

    /// <summary>The same tensor under another name.</summary>
    public StateEntry Rename(string name) => new RenamedEntry(this, name);

    private sealed class RenamedEntry(StateEntry inner, string name) : StateEntry(name, inner.ElementType, inner.Shape)
    {
        public override TensorData Read() => inner.Read();
    }
}
