using System.Collections.Immutable;
using Parity.Tensors;

namespace Parity.Engines;

/// <summary>The inputs and outputs of an engine. A plan does not tell them before it is loaded.</summary>
/// <param name="Inputs">The inputs in the model's order.</param>
/// <param name="Outputs">The outputs in the model's order.</param>
public sealed record EngineSignature(ImmutableArray<TensorSlot> Inputs, ImmutableArray<TensorSlot> Outputs)
{
    /// <summary>The first version that keeps int64 inputs and outputs; older ones make them int32.</summary>
    internal static readonly Version KeepsInt64 = new(9, 0);

    /// <summary>The signature that an engine of a TensorRT version has when it was built from a model with this one.</summary>
    /// <param name="version">The version that wrote the engine; null: unknown, taken as new.</param>
    public EngineSignature BuiltBy(Version? version) => version is null || version >= KeepsInt64 ? this : new([.. Inputs.Select(Narrowed)], [.. Outputs.Select(Narrowed)]);

    private static TensorSlot Narrowed(TensorSlot slot) => slot.Type == ElementType.Int64 ? slot with { Type = ElementType.Int32 } : slot;
}
