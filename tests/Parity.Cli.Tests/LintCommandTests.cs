using System.Text.Json;

namespace Parity.Cli.Tests;

public sealed class LintCommandTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    private static string Model(string name) => Path.Combine(RepositoryRoot.Path, "tests", "Parity.Onnx.Tests", "Data", "lint", name);

    [Fact]
    public async Task What_a_tensorrt_refuses_ends_with_1_and_says_node_why_fix_and_page()
    {
        (await _folder.Run("lint", Model("layer-norm-opset17.onnx"), "--for", "tensorrt:8.5.2")).Should().Be(ExitCodes.NoParity);

        _folder.Out.Should().Contain("error tensorrt-operator: LayerNormalization \"/norm/LayerNormalization\"")
            .And.Contain("Export with opset 16").And.Contain("or use TensorRT 8.6 or newer").And.Contain("docs/lint.md#tensorrt-operator");
    }

    [Theory]
    [InlineData("layer-norm-opset17.onnx", "tensorrt:8.6.1")]
    [InlineData("layer-norm-opset16.onnx", "tensorrt:8.5.2")]
    public async Task What_it_takes_ends_with_0(string model, string target) =>
        (await _folder.Run("lint", Model(model), "--for", target)).Should().Be(ExitCodes.Parity);

    [Fact]
    public async Task Each_of_several_targets_is_judged()
    {
        (await _folder.Run("lint", Model("layer-norm-opset17.onnx"), "--for", "tensorrt:8.6", "--for", "tensorrt:8.5")).Should().Be(ExitCodes.NoParity);

        _folder.Out.Should().Contain("for TensorRT 8.6").And.Contain("for TensorRT 8.5");
    }

    [Theory]
    [InlineData("tensorrt", "needs a version")]
    [InlineData("tensorrt:8", "needs a version")]
    [InlineData("tensorrt:x.y", "needs a version")]
    [InlineData("openvino:2024", "is not known")]
    [InlineData("tensorrt:6.0", "older than the oldest operator table")]
    public async Task A_target_that_cannot_be_judged_ends_with_2_and_says_what_one_looks_like(string target, string text)
    {
        (await _folder.Run("lint", Model("topk.onnx"), "--for", target)).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain(text);
    }

    [Fact]
    public async Task A_file_that_is_no_model_ends_with_2()
    {
        (await _folder.Run("lint", "specs/boxes.yml")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("boxes.yml");
    }

    [Fact]
    public async Task Json_is_all_that_is_written_and_the_exit_code_stays()
    {
        (await _folder.Run("lint", Model("layer-norm-opset17.onnx"), "--for", "tensorrt:8.5.2", "--json")).Should().Be(ExitCodes.NoParity);

        using var json = JsonDocument.Parse(_folder.Out);
        json.RootElement.GetProperty("reports")[0].GetProperty("findings")[0].GetProperty("rule").GetString().Should().Be("tensorrt-operator");
    }

    [Fact]
    public async Task A_profile_with_pictures_of_four_and_sizes_of_one_is_refused()
    {
        (await _folder.Run("lint", Model("rtdetr.onnx"), "--for", "tensorrt:8.6", "--profile", "images=1x3x16x16,1x3x16x16,4x3x16x16", "--profile", "orig_target_sizes=1x2,1x2,1x2")).Should().Be(ExitCodes.NoParity);

        _folder.Out.Should().Contain("error tensorrt-profile: input \"orig_target_sizes\"");
    }

    [Fact]
    public async Task A_spec_is_linted_with_its_targets_and_suppressions_and_sarif_points_into_it()
    {
        Spec("lint: { for: [tensorrt:8.5.2], rules: { tensorrt-operator: { severity: off, reason: the plugin is ours } } }");

        (await _folder.Run("lint", "specs/boxes.yaml", "--sarif", "out/lint.sarif")).Should().Be(ExitCodes.Parity);

        _folder.Out.Should().Contain("suppressed tensorrt-operator").And.Contain("the plugin is ours");
        using var log = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.Root, "out", "lint.sarif")));
        var location = log.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        location.GetProperty("artifactLocation").GetProperty("uri").GetString().Should().Be("specs/boxes.yaml");
        location.GetProperty("region").GetProperty("startLine").GetInt32().Should().Be(7);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_is_an_error_with_its_fix()
    {
        File.WriteAllText(Path.Combine(_folder.Root, "plain"), "a file where a folder is meant");

        (await _folder.Run("lint", Model("rtdetr.onnx"), "--for", "tensorrt:8.6", "--sarif", "plain/lint.sarif")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("lint.sarif cannot be written: ").And.Contain("Name another file with --sarif.");
    }

    [Fact]
    public async Task Every_missing_model_of_a_spec_is_named_at_its_place()
    {
        _folder.Spec(candidate: "onnx: ../gone.onnx }\n  second: { onnx: ../lost.onnx");
        File.AppendAllText(Path.Combine(_folder.Root, "specs", "boxes.yaml"), "\nlint: { for: [tensorrt:8.5.2] }\n");

        (await _folder.Run("lint", "specs/boxes.yaml")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("boxes.yaml:7:").And.Contain("the onnx of candidate \"shipped\", \"gone.onnx\", does not exist")
            .And.Contain("boxes.yaml:8:").And.Contain("the onnx of candidate \"second\", \"lost.onnx\", does not exist");
    }

    [Fact]
    public async Task A_run_of_the_spec_judges_the_lint_as_cases()
    {
        Spec("lint: { for: [tensorrt:8.5.2] }");

        await _folder.Run("run", "specs/boxes.yaml");

        _folder.Out.Should().Contain("boxes › shipped › lint for tensorrt:8.5.2").And.Contain("Export with opset 16").And.NotContain("boxes › shipped › lint\n");
        _folder.Out.Should().MatchRegex(@"boxes\s+│ lint\s+│ 1\s+│ 1\s+│");
    }

    [Theory]
    [InlineData("", "has no lint section")]
    [InlineData("lint: { for: [tensorrt] }", "specs/boxes.yaml:9:15: the target \"tensorrt\" needs a version")]
    [InlineData("lint: { rules: { opsett: { severity: off, reason: r } } }", "unknown lint rule \"opsett\"; did you mean \"opset\"?")]
    public async Task A_spec_that_cannot_be_linted_ends_with_2(string section, string text)
    {
        Spec(section);

        (await _folder.Run("lint", "specs/boxes.yaml")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Replace(_folder.Root + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal).Should().Contain(text);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_does_not_hide_the_next()
    {
        (await _folder.Run("lint", "none.onnx", Model("layer-norm-opset17.onnx"), "--for", "tensorrt:8.5.2")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("none.onnx");
        _folder.Out.Should().Contain("error tensorrt-operator");
    }

    private void Spec(string section) => File.WriteAllText(Path.Combine(_folder.Root, "specs", "boxes.yaml"), $$"""
        model: boxes
        labels: [background, thing]
        images: [../images/*.png]
        preprocess: torchvision-detection
        reference: { recorded: ../reference }
        candidates:
          shipped: { onnx: "{{Path.GetRelativePath(Path.Combine(_folder.Root, "specs"), Model("layer-norm-opset17.onnx")).Replace('\\', '/')}}" }
        detections: { decoder: torchvision, score_threshold: 0.5 }
        {{section}}
        """);

    public void Dispose() => _folder.Dispose();
}
