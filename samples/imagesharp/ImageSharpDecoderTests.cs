using Parity;
using Parity.Hosting;
using Parity.Imaging;
using Parity.Running;
using Parity.Specs;
using Xunit;

namespace ImageSharpSample;

/// <summary>What another decoder gives, and a run that reads its pictures with it.</summary>
public sealed class ImageSharpDecoderTests
{
    private static readonly string Root = RepositoryRoot();

    [Fact]
    public void A_png_has_the_same_pixels_and_a_jpeg_has_not()
    {
        Assert.Equal(0, FurthestLevels("scene-1.png"));
        Assert.NotEqual(0, FurthestLevels("scene-2.jpg"));
    }

    [Fact]
    public void A_run_takes_the_decoder_and_its_png_pictures_agree_with_the_goldens()
    {
        var host = ParityHost.Default;
        using var run = host.Open(SpecFile.Load(Path.Combine(Root, "specs", "fasterrcnn-shapes.yaml"), host.Vocabulary), new() { ImageDecoder = new ImageSharpDecoder() });
        var judged = run.Cases.Where(c => c.Kind == CaseKind.Image && c.Subject.EndsWith(".png", StringComparison.Ordinal)).Select(run.Judge).ToList();

        Assert.NotEmpty(judged);
        Assert.All(judged, result => Assert.True(result.Outcome == CaseOutcome.Passed, result.Text));
    }

    [Fact]
    public void A_file_that_is_no_picture_is_one_clear_error()
    {
        var file = Path.Combine(Root, "Parity.sln");

        Assert.Contains(file, Assert.Throws<ParityException>(() => new ImageSharpDecoder().Decode(file, ImageDecodeOptions.Default)).Message, StringComparison.Ordinal);
    }

    // The largest difference of a channel, in levels of 255.
    private static int FurthestLevels(string image)
    {
        var path = Path.Combine(Root, "goldens", "images", "shapes", image);
        var mine = new ImageSharpDecoder().Decode(path, ImageDecodeOptions.Default);
        var parity = new SkiaImageDecoder().Decode(path, ImageDecodeOptions.Default);
        return mine.Pixels.ToArray().Zip(parity.Pixels.ToArray(), (a, b) => Math.Abs(a - b)).Max();
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Parity.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Parity.sln was not found above the test.");
        }

        return folder;
    }
}
