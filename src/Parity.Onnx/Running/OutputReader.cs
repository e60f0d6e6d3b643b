using Microsoft.ML.OnnxRuntime;
using Parity.Onnx.Models;
using Parity.Running;
using Parity.Tensors;

namespace Parity.Onnx.Running;

/// <summary>Takes outputs out of the runtime's memory.</summary>
internal static class OutputReader
{
    /// <summary>Copies one output.</summary>
    /// <exception cref="RunnerException">It is no tensor, or of an element type that detections never have.</exception>
    public static TensorData Read(string name, OrtValue value)
    {
        if (!value.IsTensor)
        {
            throw new RunnerException($"The output \"{name}\" is a {value.OnnxType}; expected a tensor.", "Export the model so that every output is a tensor.");
        }

        var info = value.GetTensorTypeAndShape();

        // ONNX Runtime numbers the element types as the file format does.
        var type = (OnnxDataType)(int)info.ElementDataType;
        var elementType = type.ToElementType()
            ?? throw new RunnerException($"The output \"{name}\" is {type.DisplayName()}, which detections are not made of.", "Cast it to float32 or int64 before exporting.");
        var bytes = info.ElementCount == 0 ? [] : value.GetTensorMutableRawData().ToArray();
        return new TensorData(elementType, [.. info.Shape], bytes);
    }
}
