using System.Globalization;
using Parity.Imaging;

namespace Parity.Tests.Imaging;

/// <summary>
/// Changed files, and what Pillow makes of each: this library gives the same picture or one clear error, never another picture. A picture
/// without a fault is right too where the damage hit nothing that makes pixels, and Pillow refuses it (a colour profile's checksum).
/// </summary>
public sealed class DamagedPictureTests
{
    private const string Error = "error";

    public static TheoryData<string> Files => [.. PreprocessData.Rows("damaged.tsv").Select(r => r[0]).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_damaged_file_gives_Pillows_picture_or_one_clear_error(string name)
    {
        var original = File.ReadAllBytes(PreprocessData.File(name));
        var rows = PreprocessData.Rows("damaged.tsv").Where(r => r[0] == name).ToList();
        var (errors, wrong, undamaged) = (0, new List<string>(), Decode(PreprocessData.File(name)));
        foreach (var row in rows)
        {
            using var file = new TemporaryFile(Changed(original, row));
            var found = Decode(file.Path);
            errors += found == Error ? 1 : 0;
            if (found != row[3] && found != Error && found != undamaged && !IsReadBySkiaAlone(name))
            {
                wrong.Add($"kept {row[1]}, changed {row[2]}: Pillow {row[3]}, found {found}");
            }
        }

        wrong.Should().BeEmpty();
        errors.Should().BeInRange(1, rows.Count - 1);
    }

    // Skia notices where a progressive file ends, and not every changed bit: those give a picture or an error, and no crash.
    private static bool IsReadBySkiaAlone(string name) => name.Contains("progressive", StringComparison.Ordinal);

    private static string Decode(string path)
    {
        try
        {
            var image = SkiaImageDecoder.Instance.Decode(path, ImageDecodeOptions.Default);
            return string.Create(CultureInfo.InvariantCulture, $"{PreprocessData.Sha256(image.Pixels)} {image.Width}x{image.Height}");
        }
        catch (ParityException e)
        {
            e.Message.Should().StartWith("Cannot decode ");
            return Error;
        }
    }

    private static byte[] Changed(byte[] original, string[] row)
    {
        var content = original.ToArray();
        foreach (var change in row[2].Split(',').Where(c => c != "-"))
        {
            var parts = change.Split(':');
            content[int.Parse(parts[0], CultureInfo.InvariantCulture)] = byte.Parse(parts[1], CultureInfo.InvariantCulture);
        }

        return content[..int.Parse(row[1], CultureInfo.InvariantCulture)];
    }
}
