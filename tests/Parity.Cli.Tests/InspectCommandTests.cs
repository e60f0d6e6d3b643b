namespace Parity.Cli.Tests;

public sealed class InspectCommandTests : IDisposable
{
    private readonly CheckpointFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("raw-zip.pth", "raw state dict", "in the file itself")]
    [InlineData("raw-legacy.pth", "raw state dict", "in the file itself")]
    [InlineData("model.safetensors", "raw state dict", "in the file itself")]
    [InlineData("rtdetr-v1.pth", "RT-DETR trainer v1", "weights: ema.module")]
    [InlineData("rtdetr-v2.pth", "RT-DETR trainer v2", "weights: ema.module")]
    [InlineData("rtdetr-release.pth", "RT-DETR released weights", "weights: ema.module")]
    [InlineData("torchvision-trainer.pth", "torchvision reference trainer", "weights: model")]
    [InlineData("mmengine-runner.pth", "mmengine runner", "weights: state_dict")]
    [InlineData("mmrazor-distilled.pth", "MMRazor distillation", "weights: state_dict")]
    [InlineData("ultralytics-best.pt", "Ultralytics", "weights: model")]
    [InlineData("ultralytics-last.pt", "Ultralytics", "weights: ema")]
    [InlineData("dataparallel.pth", "raw state dict", "stripped \"module.\"")]
    [InlineData("compiled.pth", "raw state dict", "stripped \"_orig_mod.\"")]
    public async Task A_checkpoint_says_what_it_is_and_where_its_weights_are(string file, string layout, string weights)
    {
        (await _folder.Run("inspect", CheckpointFolder.Fixture(file))).Should().Be(ExitCodes.Parity);

        _folder.Out.Should().Contain($"{file}: {layout}").And.Contain(weights.Replace("in the file itself", "the file itself", StringComparison.Ordinal)).And.Contain("tensors, ");
        _folder.Error.Should().BeEmpty();
    }

    [Fact]
    public async Task Evaluation_results_are_named_and_the_checkpoints_above_them_too()
    {
        var path = _folder.Place("rtdetr-eval/latest.pth", "eval/latest.pth");

        (await _folder.Run("inspect", path)).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Out.Should().Contain("COCO evaluation results (parameters, counts, precision, recall, scores)")
            .And.Contain("The model is in checkpoint.pth, checkpointNNNN.pth")
            .And.Contain("Near it: ../checkpoint0071.pth, ../checkpoint0070.pth.")
            .And.NotContain("KeyError");
    }

    [Theory]
    [InlineData("optimizer-only.pth", "an optimizer's state (its moments have the weights' shapes but are not the weights)")]
    [InlineData("settings-only.pth", "a dict whose entries are no weights")]
    [InlineData("onnx-named.pth", "found an ONNX model. Name it under candidates with \"onnx:\"")]
    [InlineData("torchscript.pth", "found a TorchScript archive (torch.jit.save). Name it in the spec with \"torchscript:\"")]
    [InlineData("lfs-pointer.pth", "found a Git LFS pointer")]
    [InlineData("webpage.pth", "found a web page")]
    [InlineData("empty.pth", "found an empty file")]
    public async Task The_wrong_file_is_named_and_the_right_ones_near_it(string fixture, string what)
    {
        var path = _folder.Place(fixture, "model.pth");

        (await _folder.Run("inspect", path)).Should().Be(ExitCodes.CouldNotJudge);

        (_folder.Out + _folder.Error).Should().Contain(what).And.Contain("Near it: checkpoint0071.pth, checkpoint0070.pth.").And.NotContain("   at ");
    }

    [Theory]
    [InlineData("truncated-zip.pth", "is cut off")]
    [InlineData("truncated-legacy.pth", "cut off or damaged")]
    [InlineData("truncated.safetensors", "cut off or damaged")]
    public async Task A_file_that_was_cut_off_says_so(string fixture, string what)
    {
        (await _folder.Run("inspect", CheckpointFolder.Fixture(fixture))).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().StartWith("error: ").And.Contain(fixture).And.Contain(what).And.NotContain("   at ");
    }

    [Fact]
    public async Task Safetensors_under_a_torch_name_are_read_and_said()
    {
        (await _folder.Run("inspect", CheckpointFolder.Fixture("safetensors-named.pth"))).Should().Be(ExitCodes.Parity);

        _folder.Out.Should().Contain("this is a safetensors file under the name of a torch checkpoint (.pth)");
    }

    [Fact]
    public async Task A_file_that_is_not_there_names_those_that_are()
    {
        var path = _folder.Place("rtdetr-v2.pth", "last.pth");

        (await _folder.Run("inspect", Path.Combine(Path.GetDirectoryName(path)!, "chekpoint.pth"))).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("there is no such file. Near it: ").And.Contain("checkpoint0071.pth");
    }

    [Fact]
    public async Task Every_file_is_looked_at_whatever_the_one_before_it_was()
    {
        (await _folder.Run("inspect", CheckpointFolder.Fixture("empty.pth"), CheckpointFolder.Fixture("raw-zip.pth"))).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("empty.pth");
        _folder.Out.Should().Contain("raw-zip.pth: raw state dict");
    }

    [Fact]
    public async Task A_malicious_pickle_is_called_dangerous_and_nothing_runs()
    {
        (await _folder.Run("inspect", CheckpointFolder.Fixture("hostile/weights-beside-a-call.pth"))).Should().Be(ExitCodes.Parity);

        _folder.Out.Should().Contain("DANGER: torch.load would import or run ").And.Contain("Nothing was executed here");
        File.Exists("CODE_WAS_EXECUTED").Should().BeFalse();
    }
}
