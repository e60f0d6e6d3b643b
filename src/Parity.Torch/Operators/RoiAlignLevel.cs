namespace Parity.Torch.Operators;

/// <summary>One feature map in memory, channels last.</summary>
/// <param name="Address">The first float of <c>[N,Height,Width,C]</c>.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Scale">Feature pixels per input pixel.</param>
internal readonly record struct RoiAlignLevel(nint Address, int Height, int Width, float Scale);
