using Parity.Imaging;
using Parity.Reporting;

namespace Parity.Tests.Reporting;

public sealed class ThumbnailMakerTests
{
    private static readonly PreprocessPipeline Pipeline = PreprocessPipeline.Preset("torchvision-detection");

    [Fact]
    public void A_picture_is_made_smaller_and_keeps_what_it_shows()
    {
        var pixels = new byte[3 * 600 * 400];
        for (var i = 0; i < 600 * 400; i++)
        {
            pixels[(3 * i) + (i % 600 < 300 ? 0 : 2)] = 255;
        }

        var path = Path.Combine(Directory.CreateTempSubdirectory("parity-thumb-").FullName, "a.png");
        File.WriteAllBytes(path, PngPicture.Encode(new(600, 400, pixels)));

        var thumbnail = ThumbnailMaker.Make("id", Pipeline, path, 320)!.Value;

        (thumbnail.OriginalWidth, thumbnail.OriginalHeight, thumbnail.Picture.Width, thumbnail.Picture.Height).Should().Be((600, 400, 320, 213));
        var small = Path.ChangeExtension(path, thumbnail.Picture.MediaType == "image/png" ? ".small.png" : ".small.jpg");
        File.WriteAllBytes(small, thumbnail.Picture.Data.ToArray());
        var decoded = Pipeline.Decode(small);
        (decoded.Width, decoded.Height).Should().Be((320, 213));
        decoded.Pixels[3 * 100].Should().BeGreaterThan(230, "the left half is red");
        decoded.Pixels[(3 * 300) + 2].Should().BeGreaterThan(230, "the right half is blue");
    }

    [Fact]
    public void A_picture_that_is_small_already_is_not_made_larger()
    {
        var thumbnail = ThumbnailMaker.Make("id", Pipeline, RepositoryRoot.File("goldens", "images", "shapes", "scene-1.png"), 5000)!.Value;

        thumbnail.Picture.Width.Should().Be(thumbnail.OriginalWidth);
    }

    [Fact]
    public void A_picture_that_cannot_be_decoded_has_none()
    {
        ThumbnailMaker.Make("id", Pipeline, RepositoryRoot.File("Parity.sln"), 320).Should().BeNull();
    }

    [Fact]
    public void The_more_pictures_the_smaller_they_are()
    {
        new[] { 1, 60, 61, 200, 201, 500 }.Select(ThumbnailMaker.SideFor).Should().Equal(960, 960, 560, 560, 320, 320);
    }
}
