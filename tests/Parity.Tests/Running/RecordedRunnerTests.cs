using Parity.Imaging;
using Parity.Running;
using Parity.Running.Recorded;
using Parity.Tensors;

namespace Parity.Tests.Running;

public sealed class RecordedRunnerTests
{
    // What polygraphy 0.49 writes: scores float32 [1,2] = 0.5, 0.25.
    private const string Polygraphy = """{"lst":[["trt-runner",[{"outputs":{"scores":{"values":{"array":"k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDEsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAA/AACAPg==","polygraphy_class":"ndarray"},"polygraphy_class":"LazyArray"}},"runtime":0.1,"runner_name":"trt-runner","polygraphy_class":"IterationResult"}]]],"polygraphy_class":"RunResults"}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("parity-recorded").FullName;

    [Fact]
    public void A_folder_gives_each_image_its_own_file()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "sub"));
        NpzFile.Write(Path.Combine(_folder, "sub", "a.png.npz"), [new("boxes", TensorData.From<float>([1], 1))]);
        File.WriteAllText(Path.Combine(_folder, "b.png.json"), Polygraphy);
        using var runner = new RecordedRunner(_folder);

        runner.Run(Input("sub/a.png"))["boxes"].Span<float>().ToArray().Should().Equal(1);
        runner.Run(Input("b.png"))["scores"].Span<float>().ToArray().Should().Equal(0.5f, 0.25f);
    }

    [Fact]
    public void A_single_file_names_its_arrays_after_image_and_output()
    {
        var path = Path.Combine(_folder, "all.npz");
        NpzFile.Write(path, [new("a.png/x", TensorData.From<float>([1], 1)), new("a.png/y", TensorData.From<float>([2], 1)), new("b.png/x", TensorData.From<float>([3], 1))]);
        using var runner = new RecordedRunner(path);

        runner.Run(Input("a.png")).Names.Should().Equal("x", "y");
        runner.Run(Input("b.png"))["x"].Span<float>().ToArray().Should().Equal(3);
    }

    [Fact]
    public void An_image_that_was_not_recorded_is_named()
    {
        using var runner = new RecordedRunner(_folder);

        var act = () => runner.Run(Input("c.png"));

        act.Should().Throw<ParityException>().WithMessage("*no recorded outputs of c.png*c.png.npz*");
    }

    [Fact]
    public void A_path_that_is_not_there_is_named()
    {
        var act = () => new RecordedRunner(Path.Combine(_folder, "missing.npz"));

        act.Should().Throw<ParityException>().WithMessage("*missing.npz*no such file*");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"lst":[]}""")]
    [InlineData("""{"lst":[["r",[{"outputs":{"a":{"array":"!"}}}]]]}""")]
    [InlineData("not json")]
    public void A_file_that_polygraphy_did_not_write_is_refused(string text)
    {
        File.WriteAllText(Path.Combine(_folder, "a.png.json"), text);
        using var runner = new RecordedRunner(_folder);

        var act = () => runner.Run(Input("a.png"));

        act.Should().Throw<ParityException>().WithMessage("*polygraphy run --save-outputs*");
    }

    private static ModelInput Input(string name) => new(name, TensorData.From<float>([0], 1), ImageGeometry.Unchanged(1, 1));
}
