using Parity.Imaging;
using Parity.Specs;

namespace Parity.Running;

/// <summary>Prepares images one ahead, so that decoding and resizing happen while the models run.</summary>
internal static class ImageFeed
{
    /// <summary>The images in order; one that cannot be read comes as its error.</summary>
    public static IEnumerable<FedImage> Read(PreprocessPipeline pipeline, ImageSet images)
    {
        var next = Prepare(pipeline, images, 0);
        for (var i = 0; next is not null; i++)
        {
            var current = next;
            next = Prepare(pipeline, images, i + 1);
            yield return current.GetAwaiter().GetResult();
        }
    }

    private static Task<FedImage>? Prepare(PreprocessPipeline pipeline, ImageSet images, int index) =>
        index >= images.Names.Length ? null : Task.Run(() => Load(pipeline, images, images.Names[index]));

    private static FedImage Load(PreprocessPipeline pipeline, ImageSet images, string name)
    {
        try
        {
            var image = pipeline.Run(images.PathOf(name));
            return new(name, new(name, image.Tensor, image.Geometry), TensorFingerprint.Of(image.Tensor), null);
        }
        catch (ParityException e)
        {
            return new(name, null, null, e);
        }
    }
}
