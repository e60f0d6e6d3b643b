using Parity.Imaging;
using Parity.Running;
using Parity.Tensors;

namespace Parity.Detections;

/// <summary>Finds the six maps of RTMDet's raw head among a model's outputs, by their shapes: exports name them as they like.</summary>
internal static class RtmDetMaps
{
    private static readonly int[] Strides = [8, 16, 32];

    /// <summary>Says why these outputs are a raw head, or null.</summary>
    public static string? Recognise(IReadOnlyList<OutputSignature> outputs) =>
        outputs.Count == 2 * Strides.Length && outputs.All(o => o.Shape.Count == 4) && outputs.Count(o => o.Shape[1] is 4) >= Strides.Length
            ? "six maps, three of them with 4 channels: the raw head of RTMDet"
            : null;

    /// <summary>True when a model returned six maps.</summary>
    public static bool AreIn(RawOutputs outputs) => Recognise(OutputSignature.Of(outputs)) is not null;

    /// <summary>The levels, finest first.</summary>
    /// <param name="outputs">What the model returned.</param>
    /// <param name="geometry">The size of the input, which the maps must cover.</param>
    /// <param name="decoder">The decoder's name, for messages.</param>
    /// <exception cref="ParityException">The outputs are not three pairs of maps at strides 8, 16 and 32.</exception>
    public static IReadOnlyList<RtmDetLevel> Levels(RawOutputs outputs, ImageGeometry geometry, string decoder)
    {
        var maps = outputs.Names.Select(n => (Name: n, Tensor: outputs[n])).Where(m => m.Tensor.Shape is [1, _, _, _]).ToList();
        var pairs = maps.GroupBy(m => (Height: m.Tensor.Shape[2], Width: m.Tensor.Shape[3])).OrderByDescending(g => g.Key.Height * g.Key.Width).Select(g => g.ToList()).ToList();
        if (pairs.Count != Strides.Length || pairs.Exists(p => p.Count != 2))
        {
            throw Unusable(outputs, geometry, decoder);
        }

        return [.. pairs.Select((pair, level) => Level(pair[0], pair[1], Strides[level], geometry) ?? throw Unusable(outputs, geometry, decoder))];
    }

    private static RtmDetLevel? Level((string Name, TensorData Tensor) first, (string Name, TensorData Tensor) second, int stride, ImageGeometry geometry)
    {
        // Scores come first in every export; a net of four classes is told from its distances by name where the order is another.
        if (second.Tensor.Shape[1] != 4 || (first.Tensor.Shape[1] == 4 && IsNamedAsDistances(first.Name)))
        {
            (first, second) = (second, first);
        }

        var (height, width) = ((int)second.Tensor.Shape[2], (int)second.Tensor.Shape[3]);
        return second.Tensor.Shape[1] == 4 && height == Cells(geometry.InputHeight, stride) && width == Cells(geometry.InputWidth, stride)
            ? new(first.Tensor.ToFloat32(), second.Tensor.ToFloat32(), (int)first.Tensor.Shape[1], height, width, stride)
            : null;
    }

    private static bool IsNamedAsDistances(string name) =>
        name.Contains("reg", StringComparison.OrdinalIgnoreCase) || name.Contains("bbox", StringComparison.OrdinalIgnoreCase);

    private static int Cells(int pixels, int stride) => (pixels + stride - 1) / stride;

    private static ParityException Unusable(RawOutputs outputs, ImageGeometry geometry, string decoder) => new(
        $"The decoder \"{decoder}\" expects six maps for an input of {geometry.InputWidth}x{geometry.InputHeight}, [1,classes,h,w] and [1,4,h,w] at each of the strides 8, 16 and 32; "
        + $"the model returned {string.Join(", ", outputs.Names.Select(n => $"{n} {TensorData.FormatShape(outputs[n].Shape)}"))}. Export the head's maps as they are, or name another decoder in detections.decoder.");
}
