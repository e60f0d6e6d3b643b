using Parity.Engines;
using Parity.Onnx.Models;
using Parity.Running.Inputs;

namespace Parity.Onnx.Running;

/// <summary>The inputs and outputs that an ONNX model declares, as the rest of Parity speaks of them.</summary>
public static class DeclaredInputs
{
    /// <summary>How images are fed to a model.</summary>
    /// <exception cref="ParityException">Its inputs are not those of a detector; the message lists them.</exception>
    internal static InputPlan PlanFor(OnnxModel model) =>
        InputPlan.For(model.Path, [.. model.Graph.Inputs.Select(Slot)], string.Join(" and ", model.Graph.Inputs));

    /// <summary>The signature that an engine built from a model has, before any change that a TensorRT version makes to it.</summary>
    /// <param name="path">The ONNX model.</param>
    /// <exception cref="ParityException">The file is no ONNX model, or an input or output is of a number format that engines do not have.</exception>
    public static EngineSignature Of(string path)
    {
        var model = OnnxModel.Load(path);
        return new([.. model.Graph.Inputs.Select(Usable)], [.. model.Graph.Outputs.Select(Usable)]);

        TensorSlot Usable(OnnxValue value) => Slot(value) ?? throw new ParityException($"{path} cannot be an engine's signature: {value} is of no number format that engines have. Write `inputs` and `outputs`.");
    }

    private static TensorSlot? Slot(OnnxValue value) =>
        value.DataType.ToElementType() is { } type ? new(value.Name, type, value.Shape is { } shape ? [.. shape.Select(d => d.Value)] : null) : null;
}
