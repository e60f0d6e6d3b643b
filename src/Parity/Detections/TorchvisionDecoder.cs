using System.Runtime.InteropServices;
using Parity.Imaging;
using Parity.Running;
using Parity.Tensors;

namespace Parity.Detections;

/// <summary>
/// Reads the outputs of torchvision's detectors: <c>boxes [n,4]</c>, <c>labels [n]</c> (integers, 0 is the background and never comes
/// out) and <c>scores [n]</c>, already filtered, in pixels of the image the model received.
/// </summary>
/// <param name="labelCount">The number of the spec's labels, background included; 0: labels are not checked.</param>
public sealed class TorchvisionDecoder(int labelCount = 0) : IDetectionDecoder
{
    /// <summary>The decoder's entry in the table of decoders.</summary>
    internal static DecoderEntry Entry { get; } = new("torchvision", "torchvision's detectors: boxes [n,4], labels [n], scores [n]")
    {
        Create = static (_, labels) => new TorchvisionDecoder(labels),
        Recognise = TorchvisionOutputs.Recognise,
    };

    /// <inheritdoc/>
    public string Name => "torchvision";

    /// <inheritdoc/>
    public IReadOnlyList<Detection> Decode(RawOutputs outputs, ImageGeometry geometry)
    {
        var (boxTensor, labelTensor, scoreTensor) = TorchvisionOutputs.Find(outputs);
        var boxes = MemoryMarshal.Cast<float, Box>(boxTensor.ToFloat32());
        var (scores, labels) = (scoreTensor.ToFloat32(), Integers(labelTensor));
        var detections = new Detection[boxes.Length];
        for (var i = 0; i < detections.Length; i++)
        {
            detections[i] = new(geometry.ToOriginal(boxes[i]), scores[i], CheckedLabel(labels[i]));
        }

        return detections;
    }

    private static long[] Integers(TensorData labels) => labels.ElementType == ElementType.Int64
        ? labels.Span<long>().ToArray()
        : Array.ConvertAll(labels.Span<int>().ToArray(), static label => (long)label);

    private int CheckedLabel(long label) => label >= 0 && label < (labelCount > 0 ? labelCount : int.MaxValue)
        ? (int)label
        : throw new ParityException(
            $"Decoder torchvision: a detection has label {label}, and the spec names {labelCount} labels (0 to {labelCount - 1}). List every class the model was trained with, the background first.");
}
