namespace Parity.Imaging;

/// <summary>Collects how steps moved the picture: <c>input = original * scale + offset</c>, in double until the end.</summary>
internal sealed class GeometryTrace
{
    private double _scaleX = 1;
    private double _scaleY = 1;
    private double _offsetX;
    private double _offsetY;

    /// <summary>The picture was stretched by these factors.</summary>
    public void Scale(double x, double y)
    {
        (_scaleX, _offsetX) = (_scaleX * x, _offsetX * x);
        (_scaleY, _offsetY) = (_scaleY * y, _offsetY * y);
    }

    /// <summary>The picture was moved by these numbers of pixels: positive for padding before it, negative for a crop.</summary>
    public void Move(double x, double y) => (_offsetX, _offsetY) = (_offsetX + x, _offsetY + y);

    public ImageGeometry Build(int originalWidth, int originalHeight, int width, int height) =>
        new(originalWidth, originalHeight, width, height, new((float)_scaleX, (float)_offsetX), new((float)_scaleY, (float)_offsetY));
}
