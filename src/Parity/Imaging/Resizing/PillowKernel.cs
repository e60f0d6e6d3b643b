namespace Parity.Imaging.Resizing;

/// <summary>A convolution kernel of Pillow's <c>Image.resize</c>.</summary>
/// <param name="Support">Where it ends, in pixels, before it is widened for shrinking.</param>
/// <param name="At">Its height at a distance.</param>
internal sealed record PillowKernel(double Support, Func<double, double> At)
{
    /// <summary>A triangle: <c>1 − |x|</c>.</summary>
    public static PillowKernel Bilinear { get; } = new(1, static x => Math.Abs(x) < 1 ? 1 - Math.Abs(x) : 0);

    /// <summary>Keys' cubic with a = −0.5.</summary>
    public static PillowKernel Bicubic { get; } = new(2, Cubic);

    private static double Cubic(double x)
    {
        const double a = -0.5;
        x = Math.Abs(x);
        return x < 1 ? ((((a + 2) * x) - (a + 3)) * x * x) + 1
            : x < 2 ? ((((x - 5) * x) + 8) * x - 4) * a
            : 0;
    }
}
