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

    /// <summary>Reads the values, as <see cref="Read"/> does, into memory that is there already, such as a model's own tensor.</summary>
    /// <param name="destination">Receives the elements in row-major order, little-endian; as many bytes as the tensor takes.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another size.</exception>
    /// <exception cref="ParityException">The file does not hold what its index claims.</exception>
    public virtual void ReadInto(Span<byte> destination)
    {
        var bytes = Read().Bytes.Span;
        if (bytes.Length != destination.Length)
        {
            throw new ArgumentException($"\"{Name}\" takes {bytes.Length} bytes; the destination has {destination.Length}.", nameof(destination));
        }

        bytes.CopyTo(destination);
    }

    /// <summary>The same tensor under another name.</summary>
    public StateEntry Rename(string name) => new RenamedEntry(this, name);

    private sealed class RenamedEntry(StateEntry inner, string name) : StateEntry(name, inner.ElementType, inner.Shape)
    {
        public override TensorData Read() => inner.Read();

        public override void ReadInto(Span<byte> destination) => inner.ReadInto(destination);
    }
}
