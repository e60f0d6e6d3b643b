namespace Parity.Imaging.Resizing;

/// <summary>Resizes pictures of 8-bit levels and of float planes by filter. The same size returns the source itself.</summary>
internal static class PixelResizing
{
    public static PixelBuffer Resize(PixelBuffer source, int width, int height, ResizeFilter filter)
    {
        if (width == source.Width && height == source.Height)
        {
            return source;
        }

        switch (filter)
        {
            case ResizeFilter.PillowNearest: return NearestSampling.Resize(source, width, height, NearestSampling.Pillow);
            case ResizeFilter.PillowBilinear: return PillowConvolution.Resize(source, width, height, PillowKernel.Bilinear);
            case ResizeFilter.PillowBicubic: return PillowConvolution.Resize(source, width, height, PillowKernel.Bicubic);
            case ResizeFilter.OpencvNearest: return NearestSampling.Resize(source, width, height, NearestSampling.OpenCv);
            case ResizeFilter.OpencvLinear: return OpenCvLinear.Resize(source, width, height);
            case ResizeFilter.OpencvArea: return OpenCvArea.Resize(source, width, height);
            default:
                // torchvision's resize of a uint8 tensor: through float32 and back, rounded.
                using (var planes = FloatPlanes.From(source, null))
                using (var resized = Resize(planes, width, height, filter))
                {
                    return resized.Round();
                }
        }
    }

    /// <summary>Resizes float values, which only torch's filters are defined on here.</summary>
    /// <exception cref="ParityException">The filter works on 8-bit levels.</exception>
    public static FloatPlanes Resize(FloatPlanes source, int width, int height, ResizeFilter filter) =>
        width == source.Width && height == source.Height ? source : filter switch
        {
            ResizeFilter.TorchBilinear => TorchBilinear.Resize(source, width, height),
            ResizeFilter.TorchBilinearAntialias => TorchAntialias.Resize(source, width, height),
            _ => throw new ParityException("Pillow's and OpenCV's filters resize 8-bit levels here, but a step before \"resize\" scales or normalises them. Put \"resize\" before those steps, or take a torch filter."),
        };
}
