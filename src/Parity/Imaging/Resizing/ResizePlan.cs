namespace Parity.Imaging;

/// <summary>What a rule decided for one picture.</summary>
/// <param name="Width">New columns.</param>
/// <param name="Height">New rows.</param>
/// <param name="RatioX">The horizontal ratio before rounding to whole pixels.</param>
/// <param name="RatioY">The vertical ratio before rounding to whole pixels.</param>
public readonly record struct ResizePlan(int Width, int Height, double RatioX, double RatioY);
