using Parity.Checkpoints;
using Parity.Specs;
using Parity.Tensors;
using Parity.Torch.Architectures;
using Parity.Torch.Architectures.RtDetr.Ultralytics;
using Parity.Torch.Running;
using Parity.Torch.Tests.Weights;
using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Torch.Tests.RtDetr;

/// <summary>What an Ultralytics checkpoint states beside its weights.</summary>
public sealed class UltralyticsWeightsTests
{
    // 416 rows: some anchors are invalid, so infinite.
    private static readonly SpecMap Narrow = SpecOptions.Of(
        ("input_size", "416 64"), ("num_classes", "3"), ("num_queries", "12"), ("stem", "4 4"), ("middles", "2 2 2 2"), ("widths", "4 4 8 8"),
        ("hidden", "8"), ("ffn", "8"), ("heads", "2"), ("layers", "1"));

    [Theory]
    [InlineData(null, null, 1e-3, "the original's default")]
    [InlineData("0.00001", null, 1e-5, "the checkpoint")]
    [InlineData("0.00001", "0.01", 1e-2, "the spec")]
    public void The_norms_epsilon_is_the_spec_s_or_the_checkpoint_s_or_the_original_s(string? inFile, string? inSpec, double expected, string source)
    {
        var options = inSpec is null ? Narrow : new SpecMap(Narrow.At, [.. Narrow.Entries, .. SpecOptions.Of(("batchnorm_eps", inSpec)).Entries]);
        var weights = Weights() with { Attributes = inFile is null ? new Dictionary<string, string>() : new() { ["batchnorm.eps"] = inFile } };

        using var detector = ArchitectureRegistry.BuiltIn.Create("ultralytics/rtdetr-l", options, weights);

        detector.modules().OfType<BatchNorm2d>().Select(n => n.eps).Distinct().Should().Equal(expected);
        detector.Notes.Should().ContainSingle().Which.Should().StartWith("batch norm epsilon").And.EndWith(source);
    }

    [Fact]
    public void Anchors_cached_in_half_precision_are_used_as_they_are()
    {
        var fresh = FreshAnchors();
        var cached = TensorData.From(Array.ConvertAll(fresh.ToFloat32(), static v => (Half)v), fresh.Shape.AsSpan());

        using var detector = Create(cached);

        Anchors(detector).ToFloat32().Should().Equal(cached.ToFloat32()).And.NotEqual(fresh.ToFloat32()).And.Contain(float.PositiveInfinity);
        detector.Notes.Should().Contain("anchors are those cached in the checkpoint (float16)");
    }

    [Fact]
    public void Anchors_of_another_grid_are_computed_anew_and_said_so()
    {
        var fresh = FreshAnchors();
        var turned = fresh.ToFloat32();
        (turned[400], turned[401]) = (turned[401], turned[400]);
        foreach (var other in new[] { TensorData.From(turned, fresh.Shape.AsSpan()), TensorData.Zeros<Half>(1, 8400, 4) })
        {
            using var detector = Create(other);

            Anchors(detector).ToFloat32().Should().Equal(fresh.ToFloat32());
            detector.Notes.Should().Contain("anchors are computed: those cached in the checkpoint are for another input size");
        }
    }

    [Fact]
    public void An_empty_cache_of_a_model_that_never_ran_is_no_cache()
    {
        using var detector = Create(TensorData.Zeros<Half>(0));

        detector.Notes.Should().ContainSingle();
    }

    private static TorchDetector Create(TensorData anchors)
    {
        var entry = new ArrayStateEntry("model.28.anchors", anchors);
        return ArchitectureRegistry.BuiltIn.Create("ultralytics/rtdetr-l", Narrow, Weights() with { ExtraTensors = new Dictionary<string, StateEntry> { ["model.28.anchors"] = entry } });
    }

    private static TensorData FreshAnchors()
    {
        using var detector = ArchitectureRegistry.BuiltIn.Create("ultralytics/rtdetr-l", Narrow);
        return Anchors(detector);
    }

    private static TensorData Anchors(TorchDetector detector)
    {
        using var scope = torch.NewDisposeScope();
        return ((UltralyticsNetwork)detector).Decoder.Anchors.ToTensorData();
    }

    private static CheckpointWeights Weights() => new() { StateDict = new([]), Entry = "model", Layout = "test" };
}
