using Parity.Imaging;

namespace Parity.Tests.Imaging;

/// <summary>Every chroma subsampling, baseline, progressive and with restart markers, written by libjpeg-turbo's cjpeg.</summary>
public sealed class JpegSamplingTests
{
    public static TheoryData<string> Samplings => [.. PreprocessData.Rows("samplings.tsv").Select(r => r[0][..r[0].LastIndexOf('-')])
        .Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samplings))]
    public void Decodes_every_subsampling_to_the_bytes_of_Pillow(string kind)
    {
        var rows = PreprocessData.Rows("samplings.tsv").Where(r => r[0].StartsWith(kind + "-", StringComparison.Ordinal)).ToList();

        var wrong = rows.Where(r => Hash(r[0]) != r[3]).Select(r => r[0]);

        rows.Should().HaveCountGreaterThanOrEqualTo(1);
        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Sampling_factors_of_every_kind_are_there() => Samplings.Should().HaveCount(27);

    private static string Hash(string name) =>
        PreprocessData.Sha256(SkiaImageDecoder.Instance.Decode(PreprocessData.File("samplings/" + name), ImageDecodeOptions.Default).Pixels);
}
