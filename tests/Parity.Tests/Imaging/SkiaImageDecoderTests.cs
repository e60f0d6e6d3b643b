using Parity.Imaging;

namespace Parity.Tests.Imaging;

public sealed class SkiaImageDecoderTests
{
    private static readonly SkiaImageDecoder Decoder = SkiaImageDecoder.Instance;

    public static TheoryData<string, int, int, string> Decoded()
    {
        var data = new TheoryData<string, int, int, string>();
        foreach (var row in PreprocessData.Rows("decode.tsv"))
        {
            data.Add(row[0], int.Parse(row[1]), int.Parse(row[2]), row[3]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Decoded))]
    public void Decodes_to_the_bytes_that_Pillow_gives(string picture, int width, int height, string sha256)
    {
        var image = Decoder.Decode(PreprocessData.Picture(picture), ImageDecodeOptions.Default);

        (image.Width, image.Height).Should().Be((width, height));
        PreprocessData.Sha256(image.Pixels).Should().Be(sha256);
    }

    public static TheoryData<string, string> Variants()
    {
        var data = new TheoryData<string, string>();
        foreach (var row in PreprocessData.Rows("variants.tsv"))
        {
            data.Add(row[0], row[3]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Decodes_every_kind_of_file_to_the_bytes_of_Pillow_and_OpenCV(string file, string how)
    {
        var row = PreprocessData.Rows("variants.tsv").Single(r => r[0] == file && r[3] == how);
        var options = how switch
        {
            "clip" => new ImageDecodeOptions { Grey16 = Grey16.Clip },
            "high-byte" => new() { Grey16 = Grey16.HighByte },
            "apply" => new() { Orientation = ImageOrientation.Apply },
            _ => ImageDecodeOptions.Default,
        };

        var image = Decoder.Decode(PreprocessData.Variant(file), options);

        $"{image.Width}x{image.Height}".Should().Be($"{row[1]}x{row[2]}");
        PreprocessData.Sha256(image.Pixels).Should().Be(row[4]);
    }

    [Fact]
    public void Sixteen_bit_grey_is_refused_unless_the_spec_says_what_becomes_of_it()
    {
        var act = () => Decoder.Decode(PreprocessData.Variant("png-grey16.png"), ImageDecodeOptions.Default);

        act.Should().Throw<ParityException>().WithMessage("*16-bit grey*grey16: clip*grey16: high-byte*");
    }

    [Fact]
    public void A_missing_picture_is_named()
    {
        var act = () => Decoder.Decode("nowhere/missing.jpg", ImageDecodeOptions.Default);

        act.Should().Throw<ParityException>().WithMessage("Cannot read the picture nowhere/missing.jpg*");
    }

    [Theory]
    [InlineData("coffee.jpg")]
    [InlineData("chelsea.png")]
    public void A_truncated_picture_is_refused(string picture)
    {
        using var file = new TemporaryFile(File.ReadAllBytes(PreprocessData.Picture(picture))[..20_000]);

        var act = () => Decoder.Decode(file.Path, ImageDecodeOptions.Default);

        act.Should().Throw<ParityException>().WithMessage($"Cannot decode {file.Path}*truncated*");
    }

    [Fact]
    public void A_file_that_is_no_picture_is_refused()
    {
        using var file = new TemporaryFile("not a picture"u8.ToArray());

        var act = () => Decoder.Decode(file.Path, ImageDecodeOptions.Default);

        act.Should().Throw<ParityException>().WithMessage("*expected a JPEG, PNG, WebP or BMP picture, found 13 bytes that begin with*");
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        using var file = new TemporaryFile([]);

        var act = () => Decoder.Decode(file.Path, ImageDecodeOptions.Default);

        act.Should().Throw<ParityException>().WithMessage("*is empty*");
    }

    [Fact]
    public void A_header_that_claims_too_many_pixels_is_refused_before_memory_is_taken()
    {
        using var file = new TemporaryFile(PngFiles.HeaderOnly(60_000, 60_000));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var act = () => Decoder.Decode(file.Path, ImageDecodeOptions.Default);

        act.Should().Throw<ParityException>().WithMessage("*claims 60000x60000 pixels*100,000,000*max_pixels*");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(10_000_000);
    }

    [Fact]
    public void A_file_larger_than_the_limit_is_not_read()
    {
        var act = () => Decoder.Decode(PreprocessData.Picture("coffee.jpg"), new() { MaxFileBytes = 1000 });

        act.Should().Throw<ParityException>().WithMessage("*has 72,326 bytes, the limit is 1,000*");
    }
}
