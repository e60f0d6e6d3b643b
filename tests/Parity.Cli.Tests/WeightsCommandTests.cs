namespace Parity.Cli.Tests;

public sealed class WeightsCommandTests : IDisposable
{
    private readonly CheckpointFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("attention.pth", "attention.onnx", "Same weights: 12 identical, 1 reshaped, 4 transposed, 4 split, 5 unused.")]
    [InlineData("repnet.pth", "repnet-deployed.onnx", "Same weights: 2 identical, 24 fused, 5 unused.")]
    [InlineData("ultralytics.pt", "ultralytics.onnx", "Same weights: 6 identical, 2 transposed, 15 folded, 10 fused, 8 unused.")]
    public async Task The_same_weights_are_accounted_for_one_line_each(string checkpoint, string model, string summary)
    {
        (await _folder.Run("weights", CheckpointFolder.Exported(checkpoint), CheckpointFolder.Exported(model))).Should().Be(ExitCodes.Parity);

        _folder.Out.Should().StartWith("weights: ").And.Contain(summary).And.NotContain("FAILED");
    }

    [Fact]
    public async Task The_first_convolution_shows_why_its_numbers_differ()
    {
        (await _folder.Run("weights", CheckpointFolder.Exported("ultralytics.pt"), CheckpointFolder.Exported("ultralytics.onnx"))).Should().Be(ExitCodes.Parity);

        _folder.Out.Should().MatchRegex(@"model\.0\.stem1\.conv\.weight: \[-0\.31, 0\.34\] → \[-2\.93, 3\.3\], folded \(BatchNorm model\.0\.stem1\.bn folded, ε 0\.001\), max difference \dE?.*: same weights");
    }

    [Fact]
    public async Task The_other_entry_of_the_checkpoint_is_named_and_fails()
    {
        (await _folder.Run("weights", CheckpointFolder.Exported("convnet.pth"), CheckpointFolder.Exported("convnet.onnx"))).Should().Be(ExitCodes.NoParity);

        _folder.Out.Should().Contain("weights: ema.module (the averaged weights").And.Contain("These are the `model` weights of the checkpoint; the spec says `ema.module`.").And.Contain("FAILED stem.0.weight");
    }

    [Fact]
    public async Task Naming_the_entry_that_was_exported_mends_it()
    {
        (await _folder.Run("weights", CheckpointFolder.Exported("convnet.pth"), CheckpointFolder.Exported("convnet.onnx"), "--weights", "model")).Should().Be(ExitCodes.Parity);

        _folder.Out.Should().Contain("Same weights: 7 identical, 16 folded, 8 unused.");
    }

    [Fact]
    public async Task Another_epoch_fails_with_its_likely_cause()
    {
        (await _folder.Run("weights", CheckpointFolder.Exported("convnet.pth"), CheckpointFolder.Exported("convnet-later-epoch.onnx"), "--weights", "model")).Should().Be(ExitCodes.NoParity);

        _folder.Out.Should().Contain("another epoch of the same training");
    }

    [Fact]
    public async Task A_prefix_that_no_key_has_is_an_error_that_names_those_there_are()
    {
        (await _folder.Run("weights", CheckpointFolder.Exported("repnet.pth"), CheckpointFolder.Exported("repnet.onnx"), "--strip-prefix", "architecture.")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("no key starts with it. The keys start with: stem., blocks.");
    }

    [Theory]
    [InlineData("optimizer-only.pth", "an optimizer's state")]
    [InlineData("rtdetr-eval/latest.pth", "COCO evaluation results")]
    [InlineData("lfs-pointer.pth", "Git LFS pointer")]
    public async Task The_wrong_checkpoint_is_one_error_that_names_it(string checkpoint, string what)
    {
        (await _folder.Run("weights", CheckpointFolder.Fixture(checkpoint), CheckpointFolder.Exported("convnet.onnx"))).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain(what).And.NotContain("   at ");
        _folder.Error.Split("error:").Should().HaveCount(2);
    }

    [Theory]
    [InlineData("weights")]
    [InlineData("inspect")]
    [InlineData("weights", "a.pth", "b.onnx", "--weigths", "model")]
    public async Task A_command_line_that_is_not_understood_is_no_verdict(params string[] arguments) =>
        (await _folder.Run(arguments)).Should().Be(ExitCodes.CouldNotJudge);

    [Fact]
    public async Task A_checkpoint_in_the_models_place_is_an_error()
    {
        (await _folder.Run("weights", CheckpointFolder.Exported("convnet.pth"), CheckpointFolder.Exported("repnet.pth"))).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("repnet.pth").And.NotContain("   at ");
    }
}
