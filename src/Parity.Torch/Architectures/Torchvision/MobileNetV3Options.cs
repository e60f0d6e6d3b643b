namespace Parity.Torch.Architectures.Torchvision;

/// <summary>The sizes of a MobileNetV3-Large body.</summary>
/// <param name="WidthMult">Multiplies every channel count.</param>
/// <param name="ReducedTail">Halves the channels of the last stage.</param>
/// <param name="Dilated">Dilates the last stage instead of striding it.</param>
internal sealed record MobileNetV3Options(double WidthMult = 1, bool ReducedTail = false, bool Dilated = false);
