using Parity.Tensors;
using TorchSharp;

namespace Parity.Torch.Running;

/// <summary>Carries tensors between managed memory and libtorch, byte for byte.</summary>
public static class TensorConversions
{
    /// <summary>Copies a tensor into libtorch, with the same shape and element type.</summary>
    public static torch.Tensor ToTorch(this TensorData data, torch.Device? device = null)
    {
        var tensor = torch.empty(data.Shape.AsSpan().ToArray(), data.ElementType.ToScalarType());
        if (data.Count > 0)
        {
            tensor.bytes = data.Bytes.ToArray();
        }

        return device is null || device.type == DeviceType.CPU ? tensor : tensor.to(device, disposeAfter: true);
    }

    /// <summary>Copies a tensor out of libtorch, in row-major order.</summary>
    /// <exception cref="ParityException">The element type has no counterpart, for instance a complex number.</exception>
    public static TensorData ToTensorData(this torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        var dense = tensor.detach().cpu().contiguous();
        return new(dense.dtype.ToElementType(), [.. dense.shape], dense.numel() == 0 ? [] : dense.bytes.ToArray());
    }

    /// <summary>libtorch's name for an element type.</summary>
    public static torch.ScalarType ToScalarType(this ElementType type) => type switch
    {
        ElementType.Float32 => torch.ScalarType.Float32,
        ElementType.Float64 => torch.ScalarType.Float64,
        ElementType.Float16 => torch.ScalarType.Float16,
        ElementType.BFloat16 => torch.ScalarType.BFloat16,
        ElementType.Int8 => torch.ScalarType.Int8,
        ElementType.Int16 => torch.ScalarType.Int16,
        ElementType.Int32 => torch.ScalarType.Int32,
        ElementType.Int64 => torch.ScalarType.Int64,
        ElementType.UInt8 => torch.ScalarType.Byte,
        _ => torch.ScalarType.Bool,
    };

    /// <summary>The element type of a libtorch tensor.</summary>
    /// <exception cref="ParityException">It has no counterpart.</exception>
    public static ElementType ToElementType(this torch.ScalarType type) => type switch
    {
        torch.ScalarType.Float32 => ElementType.Float32,
        torch.ScalarType.Float64 => ElementType.Float64,
        torch.ScalarType.Float16 => ElementType.Float16,
        torch.ScalarType.BFloat16 => ElementType.BFloat16,
        torch.ScalarType.Int8 => ElementType.Int8,
        torch.ScalarType.Int16 => ElementType.Int16,
        torch.ScalarType.Int32 => ElementType.Int32,
        torch.ScalarType.Int64 => ElementType.Int64,
        torch.ScalarType.Byte => ElementType.UInt8,
        torch.ScalarType.Bool => ElementType.Bool,
        _ => throw new ParityException($"A model's output has element type {type}, which a detector's outputs never have. Return real numbers."),
    };
}
