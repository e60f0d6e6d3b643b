using System.Collections.Immutable;
using Parity.Tensors;

namespace Parity.Checkpoints.Pickle;

/// <summary>A NumPy array or scalar whose bytes stand in the pickle itself.</summary>
public sealed class PickleArray : PickleValue
{
    internal PickleArray()
    {
    }

    /// <summary>NumPy's type code with byte order, for instance <c>&lt;f4</c>; <c>?</c> before the pickle said.</summary>
    public string TypeCode { get; private set; } = "?";

    /// <summary>The number format, or null for one that is not read here (objects, strings, dates, complex numbers).</summary>
    public ElementType? ElementType => NumpyTypes.Parse(TypeCode);

    /// <summary>The size of each dimension; empty for a scalar.</summary>
    public ImmutableArray<long> Shape { get; private set; } = [];

    /// <summary>True when the first dimension varies fastest (Fortran order).</summary>
    public bool IsColumnMajor { get; private set; }

    /// <inheritdoc/>
    public override string Kind => $"a NumPy array {TensorData.FormatShape(Shape)} of {TypeCode}";

    /// <summary>The elements in the file's order and byte order.</summary>
    internal ReadOnlyMemory<byte> Bytes { get; private set; }

    // NumPy's pickles make the array first and fill it by a later instruction, when others may refer to it already.
    internal void Fill(string typeCode, ImmutableArray<long> shape, bool columnMajor, ReadOnlyMemory<byte> bytes) =>
        (TypeCode, Shape, IsColumnMajor, Bytes) = (typeCode, shape, columnMajor, bytes);
}
