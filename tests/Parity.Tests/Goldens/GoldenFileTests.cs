using System.Text;
using Parity.Goldens;
using Parity.Tests.Comparison;

namespace Parity.Tests.Goldens;

public sealed class GoldenFileTests
{
    private const string Text =
        """
        {
          "format": 1,
          "model": "shapes",
          "image": "a.png",
          "made_from": {
            "checkpoint": "c0",
            "image": "i0",
            "preprocess": "p0",
            "decoder": "d0"
          },
          "tensor": {
            "type": "float32",
            "shape": [1, 3, 1, 2],
            "sha256": "dcb37c5c7b4e9d5d2ee2bc7a4e1e2d4a5ec0c4e9b3ea3d3d2ba1f5d9b4a1d2c3",
            "bars": [0, 0, 0, 0],
            "channels": [
              { "mean": 0.150000002, "std": 0.0500000007, "min": 0.100000001, "max": 0.200000003 },
              { "mean": 0.350000009, "std": 0.0499999970, "min": 0.300000012, "max": 0.400000006 },
              { "mean": 0.550000012, "std": 0.0500000119, "min": 0.5, "max": 0.600000024 }
            ]
          },
          "detections": [
            { "label": 1, "name": "circle", "score": 0.912346, "box": [10.123, 20.000, 50.123, 50.000] },
            { "label": 2, "name": "square", "score": 0.900000, "box": [100.000, 0.000, 140.000, 30.000] }
          ]
        }

        """;

    [Fact]
    public void The_file_reads_well_in_a_diff()
    {
        var golden = Some.Golden(Some.Detection(x: 100, y: -0.0001f, label: 2), Some.Detection(x: 10.12345f, score: 0.9123456f));
        var expected = GoldenReader.Read(Text, "a").Tensor;

        var text = GoldenFile.Format(golden with { Tensor = expected }, Some.Spec.Labels);

        text.Should().Be(Text.Replace("0.0499999970", "0.049999997", StringComparison.Ordinal));
        text.Should().NotContain("\r");
    }

    [Fact]
    public void What_is_written_is_read_again_and_written_the_same()
    {
        var random = new Random(1);
        for (var i = 0; i < 50; i++)
        {
            var golden = Some.Golden([.. Some.Jittered(random, Some.Crowd(random, random.Next(30)), 2000, 0.01f)]);
            var text = GoldenFile.Format(golden, Some.Spec.Labels);

            var read = GoldenReader.Read(text, "a");

            read.Detections.Should().Equal(golden.Detections);
            read.Tensor.Equals(golden.Tensor).Should().BeTrue();
            read.MadeFrom.Should().Be(golden.MadeFrom);
            GoldenFile.Format(read, Some.Spec.Labels).Should().Be(text);
        }
    }

    [Fact]
    public void The_order_of_what_is_found_never_reaches_the_file()
    {
        var random = new Random(1);
        var crowd = Some.Crowd(random, 40);

        GoldenFile.Format(Some.Golden([.. Some.Shuffled(random, crowd)]), []).Should().Be(GoldenFile.Format(Some.Golden([.. crowd]), []));
    }

    [Fact]
    public void Names_with_quotes_and_foreign_letters_survive()
    {
        var golden = Some.Golden(Some.Detection()) with { Image = "Größe \"1\"/日本.png" };

        var text = GoldenFile.Format(golden, ["", "Größe"]);

        text.Should().Contain("Größe").And.Contain("日本");
        GoldenReader.Read(text, "a").Image.Should().Be(golden.Image);
    }

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2", "*expected 1 at /format; found 2*")]
    [InlineData("\"score\": 0.900000", "\"score\": NaN", "*expected a golden in JSON*")]
    [InlineData("\"score\": 0.900000", "\"score\": 1e999", "*expected a finite number at /detections/1/score; found 1e999*")]
    [InlineData("\"score\": 0.900000, ", "", "*expected \"score\" under /detections/1; found none*")]
    [InlineData("\"label\": 2", "\"label\": 2.5", "*expected a whole number at /detections/1/label*")]
    [InlineData("\"label\": 2,", "\"label\": 2, \"label\": 3,", "*expected a golden in JSON*")]
    [InlineData("\"float32\"", "\"float31\"", "*expected a number format such as float32 at /tensor/type*")]
    [InlineData("[0, 0, 0, 0]", "[0, 0, 0]", "*expected a list of 4 at /tensor/bars*")]
    [InlineData("\"image\": \"a.png\"", "\"image\": 7", "*expected text at /image; found 7*")]
    [InlineData("\"tensor\": {", "<<<<<<< HEAD\n\"tensor\": {", "*a merge conflict is not resolved*")]
    [InlineData("}\n", "", "*expected a golden in JSON*")]
    public void A_damaged_file_gives_one_message_that_names_file_place_and_fix(string from, string to, string message)
    {
        var damaged = Text[..Text.LastIndexOf(from, StringComparison.Ordinal)] + to + Text[(Text.LastIndexOf(from, StringComparison.Ordinal) + from.Length)..];
        var read = () => GoldenReader.Read(damaged, "goldens/shapes/a.png.verified.json");

        read.Should().Throw<ParityException>().WithMessage(message).WithMessage("goldens/shapes/a.png.verified.json: *parity accept*");
    }

    [Fact]
    public void An_absurdly_large_file_is_refused_before_it_is_read()
    {
        using var folder = new TemporaryFolder();
        using (var stream = File.Create(folder.Of("a")))
        {
            stream.SetLength(1L << 40);
        }

        var read = () => GoldenFile.Read(folder.Of("a"));

        read.Should().Throw<ParityException>().WithMessage("*at most*");
    }

    [Fact]
    public void A_file_that_is_not_there_gives_a_clear_message()
    {
        var read = () => GoldenFile.Read("/nowhere/a.png.verified.json");

        read.Should().Throw<ParityException>().WithMessage("/nowhere/a.png.verified.json: the golden cannot be read*");
    }

    [Fact]
    public void The_file_has_no_byte_order_mark()
    {
        using var folder = new TemporaryFolder();
        var spec = Some.Spec with { GoldenFolder = folder.Path };

        new GoldenAcceptor(spec, new DiskFiles(), onServer: false).Accept(Some.Golden(Some.Detection()));

        File.ReadAllBytes(folder.Of("a.png.verified.json"))[0].Should().Be((byte)'{');
        Encoding.UTF8.GetPreamble().Should().HaveCount(3, "a BOM would be three other bytes");
    }
}
