using Parity.Specs;
using Parity.Tensors;

namespace Parity.Imaging.Steps;

/// <summary>
/// Chooses the tensor's number format; without the step it is uint8, or float32 once values were scaled or normalised. Values are computed
/// in float32 and rounded to the nearest float16, ties to even, at the end. YAML: <c>dtype: float16</c>.
/// </summary>
public sealed record DtypeStep : IPreprocessStep
{
    private static readonly Dictionary<string, ElementType> Known = new(StringComparer.Ordinal)
    {
        ["float32"] = ElementType.Float32,
        ["float16"] = ElementType.Float16,
        ["uint8"] = ElementType.UInt8,
    };

    /// <summary>Takes the format.</summary>
    /// <exception cref="ArgumentException">Neither float32, float16 nor uint8.</exception>
    public DtypeStep(ElementType type) => Type = Known.ContainsValue(type)
        ? type
        : throw new ArgumentException($"An image tensor is float32, float16 or uint8; got {type.DisplayName()}.", nameof(type));

    /// <summary>Float32, float16 or uint8.</summary>
    public ElementType Type { get; }

    /// <inheritdoc/>
    public string Name => "dtype";

    /// <inheritdoc/>
    public void Apply(PreprocessState state)
    {
        if (Type == ElementType.UInt8 && state.HasFloatValues)
        {
            throw new ParityException("\"dtype: uint8\" needs 8-bit levels, but a step before it scales or normalises them. Take one of the two out of \"preprocess\".");
        }

        state.ElementType = Type;
    }

    /// <inheritdoc/>
    public SpecNode ToSpec(SpecLocation at) => StepNode.Single(at, Name, Type.DisplayName());

    internal static DtypeStep? Bind(MapReader reader) =>
        reader.Choice("type", Known.Keys, required: true) is { } word ? new(Known[word]) : null;
}
