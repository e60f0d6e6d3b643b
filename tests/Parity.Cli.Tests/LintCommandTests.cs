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

    public void Dispose() => _folder.Dispose();
}
