using System.Text.Json;

namespace Parity.Cli.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sound_spec_is_counted_and_nothing_runs()
    {
        (await _folder.Run("check")).Should().Be(ExitCodes.Parity);

        _folder.Out.Should().Contain("specs/boxes.yaml: boxes, 1 images, 1 candidates, 3 cases").And.Contain("1 specs, 0 with problems.");
        Directory.Exists(Path.Combine(_folder.Root, "artifacts")).Should().BeFalse();
    }

    [Fact]
    public async Task Every_problem_of_every_spec_is_named_at_its_place()
    {
        _folder.Spec(candidate: "onnx: ../gone.onnx, provider: cuad");
        File.WriteAllText(Path.Combine(_folder.Root, "specs", "second.yaml"), "modle: second\n");

        (await _folder.Run("check")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("boxes.yaml:7:44: unknown provider \"cuad\"; did you mean \"cuda\"?")
            .And.Contain("second.yaml:1:1: unknown key \"modle\" in the spec; did you mean \"model\"?")
            .And.Contain("second.yaml:1:1: the spec needs \"labels\".");
        _folder.Out.Should().Contain("2 specs, 2 with problems.");
    }

    [Fact]
    public async Task A_missing_model_file_is_a_problem_unless_only_the_form_is_asked_for()
    {
        _folder.Spec(candidate: "onnx: ../gone.onnx");

        (await _folder.Run("check")).Should().Be(ExitCodes.CouldNotJudge);
        _folder.Error.Should().Contain("boxes.yaml:7:").And.Contain("\"gone.onnx\"").And.Contain("does not exist");
        (await _folder.Run("check", "--form-only")).Should().Be(ExitCodes.Parity);
    }

    [Fact]
    public async Task The_schema_knows_the_names_of_every_runtime_and_leaves_architectures_open()
    {
        (await _folder.Run("schema")).Should().Be(ExitCodes.Parity);

        var schema = JsonDocument.Parse(_folder.Out).RootElement;
        var properties = schema.GetProperty("properties");
        properties.EnumerateObject().Select(p => p.Name).Should().Contain(["model", "labels", "images", "reference", "candidates", "faults"]);
        properties.GetProperty("lint").GetRawText().Should().Contain("tensorrt-topk", "the lint rules are those of this build");
        properties.GetProperty("reference").GetRawText().Should().Contain("\"assembly\"").And.NotContain("rtdetr/r18vd");
    }
}
