using Parity.Checkpoints;
using Parity.Onnx.Models;
using Parity.Onnx.Weights;

namespace Parity.Onnx.Tests.Weights;

/// <summary>Real checkpoints beside real exports by PyTorch (tools/fixtures/onnx/weight_graphs.py).</summary>
public class WeightParityTests
{
    [Fact]
    public void Folded_convolutions_are_the_same_weights_though_every_number_differs()
    {
        var account = Compare("convnet.pth", "convnet.onnx", "model");

        account.IsParity.Should().BeTrue(Text(account));
        account.Epsilons.Should().Equal(0.001);
        Kinds(account).Should().Contain("stem.0.weight", WeightKind.Folded).And.Contain("stem.1.running_var", WeightKind.Folded)
            .And.Contain("biased.0.bias", WeightKind.Folded).And.Contain("depthwise.0.weight", WeightKind.Folded)
            .And.Contain("up.0.weight", WeightKind.Identical).And.Contain("up.1.running_mean", WeightKind.Identical)
            .And.Contain("head.weight", WeightKind.Identical)
            .And.Contain("auxiliary.0.weight", WeightKind.Unused).And.Contain("stem.1.num_batches_tracked", WeightKind.Unused);
        var stem = account.Rows.Single(r => r.Name == "stem.0.weight");
        stem.OnnxName.Should().StartWith("onnx::Conv_");
        stem.CheckpointRange.Should().NotBe(stem.OnnxRange);
        stem.MaxDifference.Should().BeInRange(0, 1e-6);
        stem.Note.Should().Be("BatchNorm stem.1 folded, ε 0.001");
    }

    [Fact]
    public void Weights_that_were_not_folded_are_identical()
    {
        var account = Compare("convnet.pth", "convnet-unfolded.onnx", "model");

        account.IsParity.Should().BeTrue(Text(account));
        account.Rows.Where(r => r.Kind != WeightKind.Unused).Should().OnlyContain(r => r.Kind == WeightKind.Identical && r.MaxDifference == 0 && r.OnnxName == r.Name);
    }

    [Fact]
    public void One_convolution_of_two_levels_is_found_in_both_with_the_BatchNorm_of_each()
    {
        var account = Compare("shared.pth", "shared.onnx");

        account.IsParity.Should().BeTrue(Text(account));
        account.Rows.Single(r => r.Name == "convs.0.weight").Note.Should().Contain("bns.0");
        account.Rows.Single(r => r.Name == "convs.1.weight").Note.Should().Contain("bns.1");
    }

    [Fact]
    public void Branches_of_a_deployed_RepVGG_block_are_found_in_their_sum()
    {
        var account = Compare("repnet.pth", "repnet-deployed.onnx");

        account.IsParity.Should().BeTrue(Text(account));
        account.Rows.Single(r => r.Name == "blocks.0.conv1.0.weight").Note.Should().StartWith("2 branches fused");
        account.Rows.Single(r => r.Name == "blocks.1.conv2.0.weight").Note.Should().StartWith("3 branches fused");
        account.Rows.Where(r => r.Name!.StartsWith("blocks.", StringComparison.Ordinal) && !r.Name.EndsWith("tracked", StringComparison.Ordinal))
            .Should().OnlyContain(r => r.Kind == WeightKind.Fused && r.MaxDifference < 1e-6);
    }

    [Fact]
    public void Branches_that_were_not_deployed_are_folded_one_by_one()
    {
        var account = Compare("repnet.pth", "repnet.onnx");

        account.IsParity.Should().BeTrue(Text(account));
        Kinds(account).Should().Contain("blocks.0.conv2.0.weight", WeightKind.Folded).And.Contain("blocks.1.identity.weight", WeightKind.Identical);
    }

    [Theory]
    [InlineData("attention.onnx")]
    [InlineData("attention-opset17.onnx")]
    public void Attention_and_linear_layers_are_found_split_transposed_and_reshaped(string file)
    {
        var account = Compare("attention.pth", file);

        account.IsParity.Should().BeTrue(Text(account));
        Kinds(account).Should()
            .Contain("cross.in_proj_weight", WeightKind.Split).And.Contain("cross.in_proj_bias", WeightKind.Split)
            .And.Contain("same_key_value.in_proj_weight", WeightKind.Split).And.Contain("self_attention.in_proj_weight", WeightKind.Transposed)
            .And.Contain("self_attention.in_proj_bias", WeightKind.Identical).And.Contain("cross.out_proj.weight", WeightKind.Identical)
            .And.Contain("linear.weight", WeightKind.Transposed).And.Contain("square.weight", WeightKind.Transposed).And.Contain("norm.weight", WeightKind.Identical)
            .And.Contain("queries.weight", WeightKind.Reshaped)
            .And.Contain("score_head.0.weight", WeightKind.Unused).And.Contain("score_head.2.weight", WeightKind.Transposed).And.Contain("denoising_class_embed.weight", WeightKind.Unused);
        account.Rows.Single(r => r.Name == "cross.in_proj_weight").OnnxName.Should().Contain(", ").And.Subject.Split(',').Should().HaveCount(3);
        account.Rows.Single(r => r.Name == "same_key_value.in_proj_weight").OnnxName!.Split(',').Should().HaveCount(2);
    }

    [Fact]
    public void A_frozen_BatchNorm_is_found_as_Mul_and_Add()
    {
        var account = Compare("frozen.pth", "frozen.onnx");

        account.IsParity.Should().BeTrue(Text(account));
        account.Rows.Single(r => r.Name == "bn.running_var").Should().BeEquivalentTo(new { Kind = WeightKind.Folded, Note = "BatchNorm as Mul and Add, ε 1E-05" });
    }

    [Fact]
    public void A_table_that_the_exporter_looked_up_is_found_by_its_values()
    {
        var account = Compare("positions.pth", "positions.onnx");

        account.IsParity.Should().BeTrue(Text(account));
        Kinds(account).Should().Contain("table", WeightKind.Gathered).And.Contain("linear.weight", WeightKind.Transposed);
    }

    [Fact]
    public void Weights_rounded_to_float16_are_the_same_weights()
    {
        var account = Compare("convnet.pth", "convnet-float16.onnx", "model");

        account.IsParity.Should().BeTrue(Text(account));
        Kinds(account).Should().Contain("head.weight", WeightKind.Rounded).And.Contain("stem.0.weight", WeightKind.Folded);
        account.Rows.Single(r => r.Name == "head.weight").MaxDifference.Should().BeInRange(1e-6, 1e-3);
    }

    [Fact]
    public void Weights_in_a_file_beside_the_model_are_the_same_weights()
    {
        var account = Compare("convnet.pth", "convnet-external.onnx", "model");

        OnnxModel.Load(Sample.File("weights", "convnet-external.onnx")).Graph.Initializers.Should().OnlyContain(i => i.IsExternal);
        account.Summary.Should().Be("Same weights: 7 identical, 16 folded, 8 unused.");
    }

    [Fact]
    public void A_pickled_module_of_Ultralytics_is_found_folded_fused_split_and_transposed_by_its_own_epsilon()
    {
        using var file = CheckpointFile.Open(Sample.File("weights", "ultralytics.pt"));
        var weights = file.SelectWeights();

        var account = WeightParity.Compare(file, weights, OnnxModel.Load(Sample.File("weights", "ultralytics.onnx")), batchNormEpsilon: double.Parse(weights.Attributes["batchnorm.eps"], System.Globalization.CultureInfo.InvariantCulture));

        account.Summary.Should().Be("Same weights: 6 identical, 2 transposed, 15 folded, 10 fused, 8 unused.");
        account.Epsilons.Should().Equal(0.001);
        account.Rows[0].ToString().Should().MatchRegex(@"^model\.0\.stem1\.conv\.weight: \[-0\.31, 0\.34\] → \[-2\.93, 3\.3\], folded \(BatchNorm model\.0\.stem1\.bn folded, ε 0\.001\), max difference [0-9.]+E-07: same weights$");
        Kinds(account).Should().Contain("model.1.conv1.conv.weight", WeightKind.Fused).And.Contain("model.1.conv2.conv.weight", WeightKind.Fused)
            .And.Contain("model.2.input_proj.0.1.running_var", WeightKind.Folded).And.Contain("model.2.decoder.in_proj_weight", WeightKind.Transposed)
            .And.Contain("model.2.denoising_class_embed.weight", WeightKind.Unused).And.Contain("model.2.dec_score_head.0.weight", WeightKind.Unused);
    }

    [Fact]
    public void The_usual_epsilon_of_PyTorch_does_not_explain_a_fold_with_Ultralytics_own()
    {
        var account = Compare("ultralytics.pt", "ultralytics.onnx", options: new() { BatchNormEpsilon = 1e-5 });

        account.IsParity.Should().BeFalse();
        account.Diagnosis.Should().Contain("folded with another epsilon");
    }

    [Fact]
    public void The_trained_sample_is_accounted_for_to_the_last_weight()
    {
        using var file = CheckpointFile.Open(RepositoryFile.Path("models", "fasterrcnn-shapes", "checkpoint.pth"));
        var weights = file.SelectWeights();

        var account = WeightParity.Compare(weights.StateDict, OnnxModel.Load(RepositoryFile.Path("models", "fasterrcnn-shapes", "model.onnx")), new() { BatchNormEpsilon = 1e-5 });

        account.IsParity.Should().BeTrue(Text(account));
        account.Rows.Should().HaveCount(weights.StateDict.Entries.Count);
        account.Rows.Where(r => r.Kind == WeightKind.Unused).Should().OnlyContain(r => r.Name!.EndsWith("num_batches_tracked", StringComparison.Ordinal));
        account.Rows.Where(r => r.MaxDifference is not null).Max(r => r.MaxDifference).Should().BeLessThan(1e-5);
        account.OnnxOnly.Should().HaveCount(5).And.OnlyContain(r => r.Kind == WeightKind.Constant, "mean, standard deviation and anchors come from the code");
    }

    [Theory]
    [InlineData("rtdetr-shapes", "checkpoint.pth", "model-opset17.onnx", 120)]
    [InlineData("rtdetr-shapes", "checkpoint.pth", "model-raw.onnx", 0)]
    [InlineData("ultralytics-rtdetr-shapes", "best.pt", "model-8.4.onnx", 120)]
    [InlineData("rtmdet-shapes", "distilled.pth", "model-raw.onnx", 0)]
    public void Every_trained_sample_is_the_same_weights_as_its_export(string folder, string checkpoint, string model, int fused)
    {
        using var file = CheckpointFile.Open(RepositoryFile.Path("models", folder, checkpoint));

        var account = WeightParity.Compare(file, file.SelectWeights(), OnnxModel.Load(RepositoryFile.Path("models", folder, model)));

        account.IsParity.Should().BeTrue(Text(account));
        account.Rows.Count(r => r.Kind == WeightKind.Fused).Should().Be(fused);
        account.Rows.Count(r => r.Kind == WeightKind.Folded).Should().BeGreaterThan(200);
    }

    [Fact]
    public void The_raw_weights_of_a_trained_sample_are_not_the_averaged_ones_that_were_exported()
    {
        using var file = CheckpointFile.Open(RepositoryFile.Path("models", "rtdetr-shapes", "checkpoint.pth"));

        var account = WeightParity.Compare(file, file.SelectWeights("model"), OnnxModel.Load(RepositoryFile.Path("models", "rtdetr-shapes", "model-opset17.onnx")));

        account.IsParity.Should().BeFalse();
        account.Diagnosis.Should().StartWith("These are the `ema.module` weights of the checkpoint; the spec says `model`.");
    }

    [Fact]
    public void The_table_reads_as_a_person_would_write_it()
    {
        var account = Compare("convnet.pth", "convnet.onnx", "model");

        account.Rows.Single(r => r.Name == "stem.0.weight").ToString().Should().MatchRegex(@"^stem\.0\.weight: \[-1\.[0-9]+, 1\.[0-9]+\] → \[-[0-9.]+, [0-9.]+\], folded \(BatchNorm stem\.1 folded, ε 0\.001\), max difference [0-9.]+E-0[78]: same weights$");
        account.Summary.Should().Be("Same weights: 7 identical, 16 folded, 8 unused.");
    }

    internal static WeightAccount Compare(string checkpoint, string onnx, string? entry = null, WeightParityOptions? options = null)
    {
        using var file = CheckpointFile.Open(Sample.File("weights", checkpoint));
        return WeightParity.Compare(file.SelectWeights(entry).StateDict, OnnxModel.Load(Sample.File("weights", onnx)), options);
    }

    internal static string Text(WeightAccount account) => string.Join(Environment.NewLine, account.Failures.Prepend(new() { Kind = WeightKind.Constant, Note = account.Summary + account.Diagnosis })).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static Dictionary<string, WeightKind> Kinds(WeightAccount account) => account.Rows.ToDictionary(r => r.Name!, r => r.Kind);
}
