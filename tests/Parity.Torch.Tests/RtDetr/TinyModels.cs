using Parity.Imaging;
using Parity.Running;
using Parity.Specs;
using Parity.Tensors;
using Parity.Torch.Running;
using Parity.Torch.Tests.Weights;

namespace Parity.Torch.Tests.RtDetr;

/// <summary>The tiny checkpoints of <c>tools/fixtures/rtdetr/tiny.py</c> and their picture.</summary>
internal static class TinyModels
{
    public const int Height = 96;
    public const int Width = 64;

    public static SpecMap Options { get; } = SpecOptions.Of(
        ("input_size", $"{Height} {Width}"), ("num_classes", "3"), ("num_queries", "12"), ("stem", "2 2 4"), ("widths", "4 4 4 8"), ("blocks", "1 1 1 1"),
        ("hidden", "8"), ("ffn", "8"), ("heads", "2"), ("layers", "1"), ("points", "2"));

    /// <summary>Runs a checkpoint on the picture.</summary>
    public static (RawOutputs Outputs, RunnerDescription Description) Run(string file, string architecture, string? weights, SpecMap? options = null)
    {
        using var runner = TorchRunner.Load(new ReferenceSpec
        {
            At = new("tiny.yaml", 1, 1),
            Kind = "checkpoint",
            Source = TestData.PathOf($"rtdetr/{file}"),
            Architecture = architecture,
            Weights = weights,
            Options = options ?? Options,
        });
        return (runner.Run(new("picture", Picture(), ImageGeometry.Unchanged(Width, Height))), runner.Description);
    }

    /// <summary>The top left corner of the larger picture that the sizes are compared on.</summary>
    private static TensorData Picture()
    {
        var hash = FormulaWeights.Hash("picture");
        var picture = TensorData.Zeros<float>(1, 3, Height, Width);
        var values = picture.MutableSpan<float>();
        for (var i = 0; i < values.Length; i++)
        {
            var (channel, row, column) = (i / (Height * Width), i / Width % Height, i % Width);
            values[i] = (float)FormulaWeights.Uniform(hash, (((long)channel * SizeWeights.Height) + row) * SizeWeights.Width + column);
        }

        return picture;
    }
}
