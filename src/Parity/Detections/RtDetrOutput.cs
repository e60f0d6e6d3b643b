using System.Globalization;
using Parity.Running;
using Parity.Tensors;

namespace Parity.Detections;

/// <summary>Takes the outputs of one image that the RT-DETR decoders read, and says plainly what is wrong with them.</summary>
internal static class RtDetrOutput
{
    /// <summary>An output of one image, with its batch axis of one removed.</summary>
    /// <param name="outputs">What the model returned.</param>
    /// <param name="decoder">The decoder's name, for messages.</param>
    /// <param name="name">The output's name.</param>
    /// <param name="shape">The shape without the batch axis, for messages and as a check: null for an axis of any length.</param>
    /// <exception cref="ParityException">The output is missing or has another shape.</exception>
    public static TensorData Take(RawOutputs outputs, string decoder, string name, params ReadOnlySpan<long?> shape)
    {
        if (!outputs.TryGet(name, out var tensor))
        {
            throw new ParityException($"The decoder \"{decoder}\" needs the output \"{name}\"; the model has {string.Join(", ", outputs.Names)}. Export the model with that output, or name another decoder in detections.decoder.");
        }

        var axes = tensor.Shape.AsSpan();
        if (axes.Length == shape.Length + 1 && axes[0] == 1)
        {
            axes = axes[1..];
        }

        if (axes.Length != shape.Length || !Fits(axes, shape))
        {
            var expected = string.Join(',', shape.ToArray().Select(d => d?.ToString(CultureInfo.InvariantCulture) ?? "N"));
            throw new ParityException($"The decoder \"{decoder}\" expects \"{name}\" as [1,{expected}] for one image; the model returned {TensorData.FormatShape(tensor.Shape)}.");
        }

        return tensor.Reshape(axes);
    }

    /// <summary>A whole-number output, whatever its width: exporters write labels as int64, some runtimes return int32 or float32.</summary>
    /// <exception cref="ParityException">A number is not whole.</exception>
    public static int[] Labels(TensorData tensor, string decoder, string name) =>
        tensor.ElementType == ElementType.Int64
            ? Array.ConvertAll(tensor.Span<long>().ToArray(), static v => checked((int)v))
            : Array.ConvertAll(tensor.ToFloat32(), value => Label(value, decoder, name));

    /// <summary>A class index held as a float.</summary>
    /// <exception cref="ParityException">The number is not whole.</exception>
    public static int Label(float value, string decoder, string name) =>
        float.IsInteger(value) && Math.Abs(value) <= 1 << 24
            ? (int)value
            : throw new ParityException(string.Create(CultureInfo.InvariantCulture, $"The decoder \"{decoder}\" expects class indices in \"{name}\"; found {value}."));

    private static bool Fits(ReadOnlySpan<long> axes, ReadOnlySpan<long?> shape)
    {
        for (var i = 0; i < axes.Length; i++)
        {
            if (shape[i] is { } wanted && wanted != axes[i])
            {
                return false;
            }
        }

        return true;
    }
}
