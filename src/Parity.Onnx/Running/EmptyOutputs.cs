using Parity.Onnx.Models;
using Parity.Running;
using Parity.Tensors;

namespace Parity.Onnx.Running;

/// <summary>The outputs of an image without detections, as the model declares them: every free dimension is 0.</summary>
internal static class EmptyOutputs
{
    /// <summary>Makes them.</summary>
    /// <exception cref="RunnerException">An output declares no shape, or none that can be empty.</exception>
    public static RawOutputs Of(IEnumerable<OnnxValue> outputs) => new(outputs.Select(o => KeyValuePair.Create(o.Name, Of(o))));

    private static TensorData Of(OnnxValue output) =>
        output.DataType.ToElementType() is { } type && output.Shape is { } shape && shape.Any(d => !d.IsFixed)
            ? new TensorData(type, [.. shape.Select(d => d.Value ?? 0)], [])
            : throw new RunnerException($"The output {output} cannot be empty by its declared shape.", "`no_proposals: empty` needs outputs with a free number of detections: export again with rpn.score_thresh = 0 instead.");
}
