using Parity.Tensors;
using Parity.Torch.Architectures;
using Parity.Torch.Architectures.RtDetr.Official;
using Parity.Torch.Architectures.RtDetr.Parts;
using Parity.Torch.Architectures.RtDetr.Ultralytics;
using Parity.Torch.Running;
using TorchSharp;

namespace Parity.Torch.Tests.RtDetr;

/// <summary>
/// Every size in float64 against an independent implementation in PyTorch, which itself reproduces the originals' numbers where there
/// are any. The picture is not square, 40 of its anchors are invalid, and the number of classes and queries is an option.
/// </summary>
public sealed class SizeExactnessTests
{
    // Anchors and positions are float32 on both sides, and logarithms and sines of two library versions differ in the last bit.
    private const double Limit = 2e-7;

    private static readonly Lazy<IReadOnlyDictionary<string, TensorData>> Expected = new(() => TestData.Npz("rtdetr/sizes.npz"));

    // The second release takes its numbers from the same table: its smallest size and the one that answers early stand for all.
    public static TheoryData<string> Names => new(ArchitectureRegistry.BuiltIn.Names.Where(n =>
        n.StartsWith("rtdetr/", StringComparison.Ordinal) || n.StartsWith("ultralytics/", StringComparison.Ordinal) || n is "rtdetrv2/r18vd" or "rtdetrv2/r50vd_m"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_size_gives_the_independent_implementation_s_numbers(string name)
    {
        using var detector = ArchitectureRegistry.BuiltIn.Create(
            name, SpecOptions.Of(("input_size", $"{SizeWeights.Height} {SizeWeights.Width}"), ("num_classes", "5"), ("num_queries", "60")));
        SizeWeights.Fill(detector);
        detector.eval();
        detector.to(torch.float64);
        using var scope = torch.NewDisposeScope();
        using var inference = torch.inference_mode();

        var output = detector is UltralyticsNetwork network
            ? network.Detect(SizeWeights.Picture(), Probe.None)
            : ((OfficialNetwork)detector).Detect(SizeWeights.Picture(), Probe.None);

        Expected.Value[$"{name}/counts"].Span<long>().ToArray().Should().Equal(detector.parameters().Sum(p => p.numel()), detector.state_dict().Count);
        output.Logits.shape.Should().Equal(1, 60, 5);
        LargestDifference(output.Logits, $"{name}/logits").Should().BeLessThan(Limit);
        LargestDifference(output.Boxes, $"{name}/boxes").Should().BeLessThan(Limit);
    }

    private static double LargestDifference(torch.Tensor found, string key)
    {
        using var scope = torch.NewDisposeScope();
        return (found[0] - Expected.Value[key].ToTorch()).abs().max().item<double>();
    }
}
