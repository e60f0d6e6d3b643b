using Parity.Imaging;
using Parity.Imaging.Resizing;

namespace Parity.Tests.Imaging;

public sealed class PixelResizingTests
{
    private static readonly Dictionary<string, RgbImage> Pictures = new[] { "chelsea.png", "astronaut.png", "coffee.jpg" }
        .ToDictionary(n => n, n => SkiaImageDecoder.Instance.Decode(PreprocessData.Picture(n), ImageDecodeOptions.Default));

    /// <summary>Every how manieth size is tried: all of them, except where a processor without vectors is slow.</summary>
    internal static int Step { get; set; } = 1;

    public static TheoryData<string> Filters() => [.. PreprocessData.Rows("resize.tsv").Select(r => r[5]).Distinct()];

    [Theory]
    [MemberData(nameof(Filters))]
    public void Resizes_to_the_bytes_of_the_original_library_at_every_size(string filter)
    {
        var rows = PreprocessData.Rows("resize.tsv").Where(r => r[5] == filter).Where((_, i) => i % Step == 0).ToList();

        var wrong = rows.Where(row => Hash(row, filter) != row[6]).Select(row => string.Join(' ', row[..5])).ToList();

        rows.Should().HaveCountGreaterThan(100 / Step);
        wrong.Should().BeEmpty();
    }

    private static string Hash(string[] row, string filter)
    {
        var (width, height) = (int.Parse(row[1]), int.Parse(row[2]));
        using var source = PixelBuffer.FromRgb(Part(Pictures[row[0]], width, height));
        var kind = Enum.Parse<ResizeFilter>(filter.Replace("-", string.Empty), ignoreCase: true);
        using var resized = PixelResizing.Resize(source, int.Parse(row[3]), int.Parse(row[4]), kind);
        return PreprocessData.Sha256(resized.ToRgb().Pixels);
    }

    private static RgbImage Part(RgbImage image, int width, int height)
    {
        var pixels = new byte[3 * width * height];
        for (var y = 0; y < height; y++)
        {
            image.Pixels.AsSpan(3 * y * image.Width, 3 * width).CopyTo(pixels.AsSpan(3 * y * width));
        }

        return new(width, height, pixels);
    }
}
