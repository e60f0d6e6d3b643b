using Parity.Checkpoints;
using Parity.Running;
using Parity.Tensors;
using Parity.Torch.Architectures;
using Parity.Torch.Running;
using Parity.Torch.Tests.Weights;
using Parity.Torch.Weights;

namespace Parity.Torch.Tests.RtmDet;

/// <summary>RTMDet-tiny against MMYOLO's own numbers, from a float64 run of the original.</summary>
public sealed class RtmDetReferenceTests
{
    private const string Keys = "rtmdet_tiny.keys.tsv";

    // The original's own float32 run is off by up to 0.0013 (logits) and 0.0012 (distances) on these pictures; the limit is three times that.
    private const float Limit = 0.004f;

    private static readonly string[] Pictures = ["chelsea.png", "astronaut.png", "coffee.jpg"];

    [Fact]
    public void The_keys_and_shapes_are_the_originals_in_name_and_number()
    {
        using var detector = RtmDetNets.Build("rtmdet/tiny");

        var expected = File.ReadLines(TestData.PathOf(Keys)).Select(l => l.Split('\t')).Select(c => $"{c[0]} {c[2].Replace(" ", string.Empty, StringComparison.Ordinal)}");
        detector.state_dict().Select(e => $"{e.Key} {TensorData.FormatShape(e.Value.shape)}").Should().BeEquivalentTo(expected).And.HaveCount(476);
    }

    [Fact]
    public void The_tiny_net_computes_what_the_original_computes()
    {
        var reference = TestData.Npz("rtmdet_tiny.npz");
        var pipeline = RtmDetNets.MmyoloAt(320);
        using var runner = Runner(FormulaWeights.Create(Keys, reference, formulaName: RtmDetNets.LevelZero));

        for (var i = 0; i < Pictures.Length; i++)
        {
            var image = pipeline.Run(TestData.PathOf("images/" + Pictures[i]));
            var outputs = runner.Run(new ModelInput(Pictures[i], image.Tensor, image.Geometry));

            outputs.Names.Should().Equal("cls.0", "cls.1", "cls.2", "reg.0", "reg.1", "reg.2");
            foreach (var name in outputs.Names)
            {
                // The file holds every tenth class.
                var step = name.StartsWith("cls", StringComparison.Ordinal) ? 10 : 1;
                Difference(outputs[name], reference["out/" + name], i, step).Should().BeLessThan(Limit, "{0} of {1}", name, Pictures[i]);
            }
        }
    }

    private static TorchRunner Runner(StateDict weights)
    {
        var detector = ArchitectureRegistry.BuiltIn.Create("rtmdet/tiny");
        StateDictLoader.Load(detector, weights, "formula");
        return new(detector, new() { Kind = "torch", ModelPath = "formula", Runtime = "TorchSharp", Device = "cpu" });
    }

    private static float Difference(TensorData found, TensorData expected, int image, int step)
    {
        var (a, b) = (found.ToFloat32(), expected.ToFloat32());
        var (channels, plane) = ((int)expected.Shape[1], (int)(expected.Shape[2] * expected.Shape[3]));
        found.Shape.AsSpan()[2..].ToArray().Should().Equal(expected.Shape.AsSpan()[2..].ToArray());
        var worst = 0f;
        for (var channel = 0; channel < channels; channel++)
        {
            for (var i = 0; i < plane; i++)
            {
                worst = MathF.Max(worst, MathF.Abs(a[(channel * step * plane) + i] - b[(((image * channels) + channel) * plane) + i]));
            }
        }

        return worst;
    }
}
