using System.Buffers;
using Microsoft.ML.OnnxRuntime;
using Parity.Onnx.Models;
using Parity.Tensors;

namespace Parity.Onnx.Running;

/// <summary>A tensor lent to the runtime in place: pinned while it runs, not copied.</summary>
internal sealed class BoundInput : IDisposable
{
    private readonly MemoryHandle _pinned;

    /// <summary>Pins a tensor.</summary>
    public unsafe BoundInput(TensorData tensor)
    {
        _pinned = tensor.Bytes.Pin();
        Value = OrtValue.CreateTensorValueWithData(
            OrtMemoryInfo.DefaultInstance,
            (Microsoft.ML.OnnxRuntime.Tensors.TensorElementType)tensor.ElementType.ToOnnx(),
            [.. tensor.Shape],
            (nint)_pinned.Pointer,
            tensor.Bytes.Length);
    }

    /// <summary>The tensor as the runtime sees it.</summary>
    public OrtValue Value { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Value.Dispose();
        _pinned.Dispose();
    }
}
