using Parity.Imaging;
using TorchSharp;

namespace Parity.Torch.Tests;

/// <summary>Test pictures as float tensors.</summary>
internal static class Pictures
{
    /// <summary>RGB in 0..1, <c>[3,H,W]</c>, as <c>torch.from_numpy(pixels).permute(2, 0, 1).float() / 255</c> makes it.</summary>
    public static torch.Tensor Load(string path)
    {
        var image = SkiaImageDecoder.Instance.Decode(path, new());
        using var scope = torch.NewDisposeScope();
        var bytes = torch.tensor(image.Pixels).reshape(image.Height, image.Width, 3);
        return (bytes.permute(2, 0, 1).to(torch.float32) / 255).contiguous().MoveToOuterDisposeScope();
    }
}
