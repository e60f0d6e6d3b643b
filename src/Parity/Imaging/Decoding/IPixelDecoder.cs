namespace Parity.Imaging;

/// <summary>A decoder that can hand over pooled pixels, which saves the pipeline two copies of every picture.</summary>
internal interface IPixelDecoder : IImageDecoder
{
    /// <summary>Decodes a file into pooled memory that the caller gives back.</summary>
    PixelBuffer DecodePixels(string path, ImageDecodeOptions options);
}
