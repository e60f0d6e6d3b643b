using Parity.Torch.Operators;
using TorchSharp;
using static TorchSharp.torch.nn;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>torchvision's <c>GeneralizedRCNNTransform</c> at test time: normalise, resize, pad to a multiple of 32.</summary>
internal sealed class DetectionTransform(FasterRcnnOptions options)
{
    private const int Multiple = 32;

    /// <summary>Prepares one image.</summary>
    /// <param name="input">Float <c>[3,H,W]</c> or <c>[1,3,H,W]</c>, RGB in 0..1.</param>
    /// <exception cref="ParityException">The tensor has another shape or type.</exception>
    public ModelInputImage Apply(torch.Tensor input)
    {
        var image = Checked(input);
        var original = ((int)image.shape[2], (int)image.shape[3]);
        var resized = options.Resize.Apply(original.Item1, original.Item2);
        if (resized.Height < 1 || resized.Width < 1)
        {
            throw new ParityException($"The model resizes an image of {original.Item2} x {original.Item1} pixels to nothing ({resized.Width} x {resized.Height}): it is too narrow for min_size and max_size.");
        }

        var normalised = (image - PerChannel(options.ImageMean, image.device)) / PerChannel(options.ImageStd, image.device);
        var padded = functional.pad(BilinearResize.Apply(normalised, resized.Height, resized.Width), [0, Missing(resized.Width), 0, Missing(resized.Height)]);
        return new(padded, resized, original);
    }

    private static torch.Tensor Checked(torch.Tensor input)
    {
        var image = input.dim() == 3 ? input.unsqueeze(0) : input;
        return image.dim() == 4 && image.shape[0] == 1 && image.shape[1] == 3 && image.is_floating_point()
            ? image
            : throw new ParityException(
                $"torchvision's detectors take one float image [3,H,W] or [1,3,H,W], RGB in 0..1; found {input.dtype} [{string.Join(',', input.shape)}]. Use the preprocessing torchvision-detection.");
    }

    private static torch.Tensor PerChannel(IReadOnlyList<float> values, torch.Device device) =>
        torch.tensor([.. values], device: device).reshape(1, 3, 1, 1);

    private static long Missing(int side) => (Multiple - (side % Multiple)) % Multiple;
}
