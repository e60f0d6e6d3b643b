namespace Parity.Imaging;

/// <summary>Reads a picture file into RGB. Safe for concurrent use.</summary>
public interface IImageDecoder
{
    /// <summary>Decodes a file.</summary>
    /// <exception cref="ParityException">The file is missing, truncated, larger than allowed, or not a picture this decoder reads.</exception>
    RgbImage Decode(string path, ImageDecodeOptions options);
}
