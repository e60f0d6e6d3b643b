using System.Collections.Immutable;

namespace Parity.Onnx.Models;

/// <summary>A declared input, output or intermediate value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DataType">Its element type; <see cref="OnnxDataType.Undefined"/> when it is no tensor (a sequence, a map).</param>
/// <param name="Shape">Its dimensions; null when the rank is not declared.</param>
public sealed record OnnxValue(string Name, OnnxDataType DataType, ImmutableArray<OnnxDimension>? Shape)
{
    /// <summary>Written the way users read it: <c>images float32 [N,3,640,640]</c>.</summary>
    public override string ToString() =>
        $"{Name} {(DataType == OnnxDataType.Undefined ? "(no tensor)" : DataType.DisplayName())}{(Shape is { } shape ? " [" + string.Join(',', shape) + "]" : string.Empty)}";
}
