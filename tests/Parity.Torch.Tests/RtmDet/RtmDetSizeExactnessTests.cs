using Parity.Checkpoints;
using Parity.Imaging;
using Parity.Tensors;
using Parity.Torch.Architectures;
using Parity.Torch.Running;
using Parity.Torch.Tests.Weights;
using Parity.Torch.Weights;
using TorchSharp;

namespace Parity.Torch.Tests.RtmDet;

/// <summary>
/// Every size in float64 against an independent implementation in PyTorch, which itself reproduces a float64 run of the original tiny
/// net. Weights come from a formula; the picture is not square and the number of classes is an option.
/// </summary>
public sealed class RtmDetSizeExactnessTests
{
    private const int Height = 96;
    private const int Width = 160;

    // Relative to the largest value of the map.
    private const double Limit = 1e-9;

    private static readonly Lazy<IReadOnlyDictionary<string, TensorData>> Expected = new(() => TestData.Npz("rtmdet_sizes.npz"));

    [Theory]
    [InlineData("tiny")]
    [InlineData("s")]
    [InlineData("m")]
    [InlineData("l")]
    [InlineData("x")]
    public void Every_size_gives_the_independent_implementation_s_numbers(string size)
    {
        using var detector = RtmDetNets.Build("rtmdet/" + size, null, ("num_classes", "5"));
        StateDictLoader.Load(detector, Weights(detector), "formula");

        var outputs = Run(detector);

        outputs.Should().HaveCount(6);
        foreach (var (name, found) in outputs)
        {
            LargestDifference(found, $"{size}/{name}").Should().BeLessThan(Limit, "{0} of {1}", name, size);
        }

        detector.state_dict().Should().HaveCount((int)Expected.Value[$"{size}/counts"].Span<long>()[1]);
    }

    /// <summary>No option is given: MMDetection's key names decide, and its configuration of the size.</summary>
    [Theory]
    [InlineData("tiny")]
    [InlineData("s")]
    [InlineData("m")]
    public void MMDetections_key_names_give_its_head_of_that_size(string size)
    {
        using var named = RtmDetNets.Build("rtmdet/" + size, null, ("num_classes", "5"));
        var weights = RtmDetWeightTests.Mmdetection(Weights(named));
        using var detector = RtmDetNets.Build("rtmdet/" + size, weights, ("num_classes", "5"));
        StateDictLoader.Load(detector, weights, "formula");

        var outputs = Run(detector);

        foreach (var (name, found) in outputs.Where(o => o.Key.StartsWith("reg", StringComparison.Ordinal)))
        {
            using var columns = found.narrow(3, 0, 2).contiguous();
            LargestDifference(columns, $"{size}/{name.Replace("reg", "pixels", StringComparison.Ordinal)}").Should().BeLessThan(Limit, "{0} of {1}", name, size);
        }
    }

    private static Dictionary<string, torch.Tensor> Run(TorchDetector detector)
    {
        detector.eval();
        detector.to(torch.float64);
        using var inference = torch.inference_mode();
        using var scope = torch.NewDisposeScope();
        return detector.Detect(Picture(), ImageGeometry.Unchanged(Width, Height)).ToDictionary(o => o.Key, o => o.Value.MoveToOuterDisposeScope());
    }

    private static double LargestDifference(torch.Tensor found, string key)
    {
        using var scope = torch.NewDisposeScope();
        var expected = Expected.Value[key].ToTorch().unsqueeze(0);
        found.shape.Should().Equal(expected.shape);
        return ((found - expected).abs().max() / expected.abs().max()).item<double>();
    }

    private static torch.Tensor Picture()
    {
        var hash = FormulaWeights.Hash("picture");
        return torch.tensor(Enumerable.Range(0, 3 * Height * Width).Select(i => (4 * FormulaWeights.Uniform(hash, i)) - 2).ToArray(), [1, 3, Height, Width]);
    }

    private static StateDict Weights(TorchDetector detector) => new(detector.state_dict()
        .Where(e => !e.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal))
        .Select(e => new ArrayStateEntry(e.Key, Values(RtmDetNets.LevelZero(e.Key), e.Value.shape))));

    private static TensorData Values(string name, long[] shape)
    {
        var hash = FormulaWeights.Hash(name);
        var (scale, shift) = shape.Length == 1 ? Vector(name) : Matrix(shape);
        var values = new float[shape.Aggregate(1L, static (a, b) => a * b)];
        Parallel.For(0, values.Length, i => values[i] = (float)((scale * FormulaWeights.Uniform(hash, i)) + shift));
        return TensorData.From(values, shape);
    }

    private static (double Scale, double Shift) Vector(string name) => name switch
    {
        _ when name.EndsWith("running_var", StringComparison.Ordinal) => (0.5, 0.75),
        _ when name.EndsWith("weight", StringComparison.Ordinal) => (0.4, 1.2),
        _ => (0.2, -0.1),
    };

    private static (double Scale, double Shift) Matrix(long[] shape)
    {
        var bound = Math.Sqrt(3.0 / shape.Skip(1).Aggregate(1L, static (a, b) => a * b));
        return (2 * bound, -bound);
    }
}
