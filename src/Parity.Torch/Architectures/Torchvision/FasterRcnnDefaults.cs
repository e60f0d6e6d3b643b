namespace Parity.Torch.Architectures.Torchvision;

/// <summary>In what torchvision's two MobileNetV3-Large FPN builders differ. None of it is stored in the weights.</summary>
/// <param name="MinSize">The short side after the model's own resize.</param>
/// <param name="MaxSize">The limit of the long side.</param>
/// <param name="RpnTopN">Proposals kept before and after suppression.</param>
internal sealed record FasterRcnnDefaults(int MinSize, int MaxSize, int RpnTopN)
{
    public static FasterRcnnDefaults Full { get; } = new(800, 1333, 1000);

    public static FasterRcnnDefaults Low { get; } = new(320, 640, 150);
}
