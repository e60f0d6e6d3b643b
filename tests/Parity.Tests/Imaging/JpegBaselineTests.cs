using Parity.Imaging;
using Parity.Imaging.Jpeg;
using SkiaSharp;

namespace Parity.Tests.Imaging;

public sealed class JpegBaselineTests
{
    [Theory]
    [InlineData("jpeg-444-q25.jpg")]
    [InlineData("jpeg-422-q92.jpg")]
    [InlineData("jpeg-420-q92.jpg")]
    [InlineData("jpeg-420-restart.jpg")]
    [InlineData("jpeg-420-9x8.jpg")]
    [InlineData("jpeg-optimised.jpg")]
    [InlineData("jpeg-grey.jpg")]
    public void Takes_the_common_kinds_itself(string file) => TryDecode(File.ReadAllBytes(PreprocessData.Variant(file))).Should().Be(JpegBaseline.IsSupported);

    [Theory]
    [InlineData("jpeg-420-progressive.jpg")]
    [InlineData("jpeg-cmyk.jpg")]
    [InlineData("jpeg-420-2x15.jpg")]
    [InlineData("png-rgb.png")]
    public void Leaves_other_kinds_to_the_general_decoder(string file) => TryDecode(File.ReadAllBytes(PreprocessData.Variant(file))).Should().BeFalse();

    [Fact]
    public void Gives_the_pixels_of_libjpeg_turbo_for_every_size_up_to_three_blocks()
    {
        var random = new Random(1);
        for (var i = 0; i < 400; i++)
        {
            var (width, height) = (random.Next(1, 50), random.Next(1, 50));
            var sampling = new[] { SKJpegEncoderDownsample.Downsample420, SKJpegEncoderDownsample.Downsample422, SKJpegEncoderDownsample.Downsample444 }[i % 3];
            var file = Encode(random, width, height, sampling, quality: random.Next(1, 101));
            using var pixels = new PixelBuffer(width, height);

            var taken = JpegBaseline.Decode(file, pixels) == JpegOutcome.Decoded;

            taken.Should().Be(JpegBaseline.IsSupported && (sampling == SKJpegEncoderDownsample.Downsample444 || width > 4), $"{width}x{height} {sampling}");
            if (taken)
            {
                pixels.ToRgb().Pixels.Should().Equal(BySkia(file, width, height), $"{width}x{height} {sampling}");
            }
        }
    }

    [Fact]
    public void Every_truncation_is_noticed()
    {
        var file = File.ReadAllBytes(PreprocessData.Variant("jpeg-420-q25.jpg"));

        Enumerable.Range(0, file.Length).Where(length => TryDecode(file[..length])).Should().BeEmpty();
    }

    [Fact]
    public void Damaged_files_end_in_a_picture_or_in_one_clear_error()
    {
        var random = new Random(1);
        string[] names = ["jpeg-420-q92.jpg", "jpeg-422-q25.jpg", "jpeg-grey.jpg", "jpeg-420-restart.jpg", "png-palette.png", "png-grey16.png", "webp-lossy.webp", "bmp-8.bmp"];
        var errors = 0;
        for (var i = 0; i < 1200; i++)
        {
            var bytes = File.ReadAllBytes(PreprocessData.Variant(names[i % names.Length]));
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                bytes[random.Next(2, bytes.Length)] = (byte)random.Next(256);
            }

            using var file = new TemporaryFile(random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            try
            {
                SkiaImageDecoder.Instance.Decode(file.Path, new() { Grey16 = Grey16.Clip }).Pixels.Should().NotBeEmpty();
            }
            catch (ParityException)
            {
                errors++;
            }
        }

        errors.Should().BeInRange(200, 1100);
    }

    private static bool TryDecode(byte[] file)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            return false;
        }

        using var pixels = new PixelBuffer(codec.Info.Width, codec.Info.Height);
        return JpegBaseline.Decode(file, pixels) == JpegOutcome.Decoded;
    }

    private static byte[] Encode(Random random, int width, int height, SKJpegEncoderDownsample sampling, int quality)
    {
        var levels = new byte[4 * width * height];
        for (var i = 0; i < levels.Length; i++)
        {
            // Slopes with some noise: smooth enough for long runs of zeros, rough enough for long codes.
            levels[i] = (byte)Math.Clamp((i % 4 * 40) + (i / 4 % width * 3) + random.Next(-30, 31), 0, 255);
        }

        using var image = SKImage.FromPixelCopy(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque), levels);
        using var view = image.PeekPixels();
        using var data = view.Encode(new SKJpegEncoderOptions(quality, sampling, SKJpegEncoderAlphaOption.Ignore));
        return data!.ToArray();
    }

    private static unsafe byte[] BySkia(byte[] file, int width, int height)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        using var pixels = new PixelBuffer(width, height);
        fixed (byte* target = pixels.Bytes)
        {
            codec.GetPixels(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul), (nint)target).Should().Be(SKCodecResult.Success);
        }

        return pixels.ToRgb().Pixels;
    }
}
