using Parity.Engines;

namespace Parity.Tests.Engines;

public sealed class PlanFileTests : IDisposable
{
    private const string Metadata = """{"description": "Ultralytics model", "version": "8.3.1", "batch": 1, "imgsz": [640, 640], "names": {"0": "circle"}, "args": {"half": true, "int8": false}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("parity-plan-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_header_tells_the_version_that_built_the_engine()
    {
        var plan = PlanFile.Read(Write(PlanBytes.Of(8, 6, 1, 6)));

        plan.TensorRt.Should().Be(new Version(8, 6, 1, 6));
        plan.PlanOffset.Should().Be(0);
        plan.Ultralytics.Should().BeNull();
    }

    [Fact]
    public void Metadata_of_Ultralytics_is_read_and_the_plan_behind_it_can_be_taken_out()
    {
        var bytes = PlanBytes.Of(10, 16, 2);
        var plan = PlanFile.Read(Write(PlanBytes.Ultralytics(Metadata, bytes)));

        plan.TensorRt.Should().Be(new Version(10, 16, 2, 0));
        plan.PlanOffset.Should().Be(4 + Metadata.Length);
        plan.Ultralytics!.Precision.Should().Be("fp16");
        plan.Ultralytics.ToString().Should().Be("exported by Ultralytics: description Ultralytics model, version 8.3.1, batch 1, imgsz [640, 640], half=true, int8=false");
        using var alone = new MemoryStream();
        plan.CopyPlanTo(alone);
        alone.ToArray().Should().Equal(bytes);
    }

    [Theory]
    [InlineData("""{"args": {"int8": true, "half": true}}""", "int8")]
    [InlineData("""{"args": {"half": false}}""", "tf32")]
    [InlineData("""{"args": {}}""", null)]
    [InlineData("""{"stride": 32}""", null)]
    public void The_precision_is_what_the_arguments_of_the_export_ask_for(string metadata, string? precision) =>
        PlanFile.Read(Write(PlanBytes.Ultralytics(metadata, PlanBytes.Of(10, 0, 1)))).Ultralytics!.Precision.Should().Be(precision);

    [Fact]
    public void A_header_of_another_layout_is_an_engine_of_unknown_version()
    {
        var bytes = PlanBytes.Of(10, 0, 1);
        bytes[4] = 1;

        PlanFile.Read(Write(bytes)).TensorRt.Should().BeNull();
    }

    [Fact]
    public void An_engine_of_an_older_TensorRT_is_taken_at_the_specs_word_and_a_newer_one_is_held_to_it()
    {
        byte[] old = [.. "old!"u8, .. new byte[60]];

        PlanFile.Read(Write(old), new(8, 5, 2, 0)).TensorRt.Should().Be(new Version(8, 5, 2, 0));
        FluentActions.Invoking(() => PlanFile.Read(Write(old), new(8, 6, 0, 0))).Should().Throw<ParityException>().WithMessage("*does not begin with TensorRT's mark*");
        FluentActions.Invoking(() => PlanFile.Read(Write("<html>"u8.ToArray()), new(8, 5, 2, 0))).Should().Throw<ParityException>().WithMessage("*page*");
        PlanFile.Read(Write(PlanBytes.Of(8, 6, 1, 6)), new(8, 6, 1, 0)).TensorRt.Should().Be(new Version(8, 6, 1, 6));
        FluentActions.Invoking(() => PlanFile.Read(Write(PlanBytes.Of(8, 6, 1, 6)), new(8, 6, 2, 0))).Should().Throw<ParityException>().WithMessage("*built by TensorRT 8.6.1.6; the spec's built_by says 8.6.2*");
    }

    public static TheoryData<string, byte[], string> Wrong => new()
    {
        { "empty", [], "*is not a TensorRT engine: it is empty*" },
        { "cut", PlanBytes.Of(8, 6, 1)[..20], "*is cut*28 bytes, this file 20*" },
        { "lfs", "version https://git-lfs.github.com/spec/v1"u8.ToArray(), "*Git LFS pointer*" },
        { "page", "<!DOCTYPE html><html>"u8.ToArray(), "*page*download*" },
        { "zip", [.. "PK\x03\x04"u8, .. new byte[40]], "*zip archive*" },
        { "onnx", [0x08, 0x08, 0x12, 0x07, 0x70, 0x79], "*ONNX model*`onnx:`*" },
        { "noise", [.. Enumerable.Range(1, 60).Select(i => (byte)(i * 37))], "*does not begin with TensorRT's mark*" },
        { "metadata-only", PlanBytes.Ultralytics(Metadata, []), "*is cut: Ultralytics' metadata is there*" },
        { "metadata-cut", PlanBytes.Ultralytics(Metadata, PlanBytes.Of(8, 6, 1))[..60], "*is cut: Ultralytics' metadata is there*" },
        { "metadata-noise", PlanBytes.Ultralytics(Metadata, new byte[60]), "*no TensorRT plan follows*" },
        { "metadata-broken", PlanBytes.Ultralytics("""{"args": """, PlanBytes.Of(8, 6, 1)), "*metadata before the engine is no JSON*" },
        { "metadata-deep", PlanBytes.Ultralytics("""{"a":""" + new string('[', 500) + new string(']', 500) + "}", PlanBytes.Of(8, 6, 1)), "*metadata before the engine is no JSON*" },
        { "huge-length", [0xFF, 0xFF, 0xFF, 0x7F, (byte)'{', .. new byte[60]], "*does not begin with TensorRT's mark*" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_no_engine_is_one_clear_error(string name, byte[] bytes, string message) =>
        FluentActions.Invoking(() => PlanFile.Read(Write(bytes, name))).Should().Throw<ParityException>().WithMessage(message);

    [Fact]
    public void A_file_that_is_not_there_is_one_clear_error() =>
        FluentActions.Invoking(() => PlanFile.Read(Path.Combine(_folder, "none.engine"))).Should().Throw<ParityException>().WithMessage("*none.engine*cannot be read*");

    [Fact]
    public void Cut_and_changed_at_every_byte_the_header_is_read_or_refused_with_a_sentence()
    {
        var whole = PlanBytes.Ultralytics(Metadata, PlanBytes.Of(8, 6, 1, body: 4));
        var path = Path.Combine(_folder, "spoilt.engine");
        for (var i = 0; i < whole.Length; i++)
        {
            ReadOrRefuse(path, whole[..i]);
            var changed = (byte[])whole.Clone();
            changed[i] ^= 0xFF;
            ReadOrRefuse(path, changed);
        }
    }

    private static void ReadOrRefuse(string path, byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        try
        {
            PlanFile.Read(path).Length.Should().Be(bytes.Length);
        }
        catch (ParityException e)
        {
            e.Message.Should().StartWith(path);
        }
    }

    private string Write(byte[] bytes, string name = "model")
    {
        var path = Path.Combine(_folder, name + ".engine");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
