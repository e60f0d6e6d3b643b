using TorchSharp;

namespace Parity.Torch.Operators;

/// <summary>
/// Bilinear resize without antialiasing and with <c>align_corners=False</c>, as PyTorch 1.13 computes it: scale in float32, positions
/// exact. libtorch 2 rounds positions to float32, which moved boxes by up to 0.09 pixels; this one does not depend on its version.
/// </summary>
public static class BilinearResize
{
    /// <summary>Resizes.</summary>
    /// <param name="image">Float <c>[N,C,H,W]</c>.</param>
    /// <param name="height">New rows.</param>
    /// <param name="width">New columns.</param>
    public static torch.Tensor Apply(torch.Tensor image, int height, int width)
    {
        using var scope = torch.NewDisposeScope();
        var wide = Along(image, 3, width);
        return Along(wide, 2, height).MoveToOuterDisposeScope();
    }

    private static torch.Tensor Along(torch.Tensor image, int axis, int size)
    {
        var length = (int)image.shape[axis];
        var scale = (float)length / size;
        var (low, high, weights) = (new long[size], new long[size], new float[size]);
        for (var i = 0; i < size; i++)
        {
            var position = Math.Max(((i + 0.5) * scale) - 0.5, 0);
            (low[i], high[i]) = ((long)position, Math.Min((long)position + 1, length - 1));
            weights[i] = (float)(position - low[i]);
        }

        long[] shape = axis == 3 ? [1, 1, 1, size] : [1, 1, size, 1];
        var share = torch.tensor(weights, device: image.device).reshape(shape).to(image.dtype);
        return (Pick(image, axis, low) * share.Complement()).Plus(Pick(image, axis, high) * share);
    }

    private static torch.Tensor Pick(torch.Tensor image, int axis, long[] indices) =>
        image.index_select(axis, torch.tensor(indices, device: image.device));
}
