using Parity.Checkpoints;
using Parity.Onnx.Models;
using Parity.Onnx.Weights;
using Parity.Tensors;

namespace Parity.Onnx.Tests.Weights;

/// <summary>Exports whose weights are not those of the checkpoint: each must fail, and say what they are instead.</summary>
public class WrongWeightsTests
{
    [Theory]
    [InlineData("convnet-ema.onnx", "model", "ema.module")]
    [InlineData("convnet.onnx", "ema.module", "model")]
    public void The_other_entry_of_the_checkpoint_is_named(string onnx, string asked, string actual)
    {
        using var file = CheckpointFile.Open(Sample.File("weights", "convnet.pth"));

        var account = WeightParity.Compare(file, file.SelectWeights(asked), OnnxModel.Load(Sample.File("weights", onnx)));

        account.IsParity.Should().BeFalse();
        account.Diagnosis.Should().StartWith($"These are the `{actual}` weights of the checkpoint; the spec says `{asked}`.");
    }

    [Fact]
    public void Another_epoch_is_told_apart_from_folding()
    {
        var account = WeightParityTests.Compare("convnet.pth", "convnet-later-epoch.onnx", "model");

        account.IsParity.Should().BeFalse();
        account.Diagnosis.Should().Contain("weights resemble those of the checkpoint without being equal").And.Contain("another epoch");
        account.Rows.Single(r => r.Name == "stem.0.weight").Should().Match<WeightRow>(r => r.Kind == WeightKind.Different && r.Note.Contains("cosine 1.0000", StringComparison.Ordinal));
        account.Rows.Single(r => r.Name == "up.0.weight").Kind.Should().Be(WeightKind.Different);
    }

    [Fact]
    public void Another_epsilon_than_the_architectures_is_named()
    {
        var account = WeightParityTests.Compare("convnet.pth", "convnet.onnx", "model", new() { BatchNormEpsilon = 1e-5 });

        account.IsParity.Should().BeFalse();
        account.Rows.Single(r => r.Name == "stem.0.weight").Note.Should().Be("BatchNorm stem.1 folded, ε 0.001 where the architecture has 1E-05");
        account.Rows.Single(r => r.Name == "up.1.running_var").Note.Should().Contain("has ε 0.001 where the architecture has 1E-05");
        account.Diagnosis.Should().Contain("folded with another epsilon");
    }

    [Fact]
    public void A_checkpoint_of_another_model_has_nothing_in_common()
    {
        var account = WeightParityTests.Compare("attention.pth", "convnet.onnx");

        account.IsParity.Should().BeFalse();
        account.Found.Should().Be(0);
        account.Diagnosis.Should().StartWith("Nothing of the checkpoint is in the model");
    }

    [Fact]
    public void An_empty_checkpoint_proves_nothing()
    {
        var account = WeightParity.Compare(new([]), OnnxModel.Load(Sample.File("runner", "rank4.onnx")));

        account.IsParity.Should().BeFalse();
        account.Summary.Should().Be("Not the same weights: nothing to compare.");
    }

    [Fact]
    public void A_single_changed_number_is_found()
    {
        var account = Changed("head.weight", values => values[3] += 1e-3f);

        account.Failures.Select(r => r.Name).Should().Equal("head.weight");
        account.Rows.Single(r => r.Name == "head.weight").Should().Match<WeightRow>(r => r.Kind == WeightKind.Different && r.MaxDifference > 0.9e-3 && r.MaxDifference < 1.1e-3);
    }

    [Theory]
    [InlineData("stem.0.weight")]
    [InlineData("stem.1.bias")]
    [InlineData("stem.1.running_mean")]
    [InlineData("biased.0.bias")]
    [InlineData("depthwise.1.running_var")]
    public void A_single_changed_number_under_a_fold_is_found(string name) =>
        Changed(name, values => values[2] *= 1.001f).Failures.Select(r => r.Name).Should().Contain(name);

    [Fact]
    public void A_bias_that_the_model_lacks_is_found()
    {
        using var file = CheckpointFile.Open(Sample.File("weights", "convnet.pth"));
        var entries = file.SelectWeights("model").StateDict.Entries.Select(e => e.Name == "up.1.bias" ? e.Rename("head.extra") : e);
        var withBias = new StateDict(entries.Append(new MemoryEntry("up.0.bias", [6], [1, 2, 3, 4, 5, 6])));

        var account = WeightParity.Compare(withBias, OnnxModel.Load(Sample.File("weights", "convnet.onnx")));

        account.Rows.Single(r => r.Name == "up.0.bias").Should().Match<WeightRow>(r => r.Kind == WeightKind.Unexplained && r.Note == "its layer is in the model, this tensor is not");
    }

    [Fact]
    public void A_layer_of_the_model_that_the_checkpoint_lacks_is_found()
    {
        using var file = CheckpointFile.Open(Sample.File("weights", "convnet.pth"));
        var without = new StateDict(file.SelectWeights("model").StateDict.Entries.Where(e => e.Name != "head.weight"));

        var account = WeightParity.Compare(without, OnnxModel.Load(Sample.File("weights", "convnet.onnx")));

        account.OnnxOnly.Should().ContainSingle().Which.Should().BeEquivalentTo(new { OnnxName = "head.weight", Kind = WeightKind.Unexplained });
        account.IsParity.Should().BeFalse();
    }

    [Fact]
    public void Fused_branches_with_another_branch_are_not_accepted()
    {
        using var file = CheckpointFile.Open(Sample.File("weights", "repnet.pth"));
        var entries = file.SelectWeights().StateDict.Entries.Select(e => e.Name == "blocks.0.conv2.0.weight" ? Change(e, v => v[5] += 0.01f) : e);

        var account = WeightParity.Compare(new(entries), OnnxModel.Load(Sample.File("weights", "repnet-deployed.onnx")));

        account.IsParity.Should().BeFalse();
        account.Failures.Select(r => r.Name ?? r.OnnxName).Should().Contain("blocks.0.deployed.weight").And.NotContain(n => n!.StartsWith("blocks.1", StringComparison.Ordinal));
    }

    private static WeightAccount Changed(string name, Action<float[]> change)
    {
        using var file = CheckpointFile.Open(Sample.File("weights", "convnet.pth"));
        var entries = file.SelectWeights("model").StateDict.Entries.Select(e => e.Name == name ? Change(e, change) : e);
        return WeightParity.Compare(new(entries), OnnxModel.Load(Sample.File("weights", "convnet.onnx")));
    }

    private static MemoryEntry Change(StateEntry entry, Action<float[]> change)
    {
        var values = entry.Read().ToFloat32();
        change(values);
        return new(entry.Name, [.. entry.Shape], values);
    }

    private sealed class MemoryEntry(string name, long[] shape, float[] values) : StateEntry(name, ElementType.Float32, [.. shape])
    {
        public override TensorData Read() => TensorData.From(values, Shape.AsSpan());
    }
}
