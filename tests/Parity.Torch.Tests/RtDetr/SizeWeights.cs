using Parity.Torch.Architectures;
using Parity.Torch.Tests.Weights;
using TorchSharp;

namespace Parity.Torch.Tests.RtDetr;

/// <summary>The weights and the picture of <c>tools/fixtures/rtdetr/sizes.py</c>, which come from a formula throughout.</summary>
internal static class SizeWeights
{
    public const int Height = 416;
    public const int Width = 160;

    private static readonly string[] Constants = ["anchors", "valid_mask", "num_points_scale", "num_batches_tracked"];

    public static void Fill(TorchDetector detector)
    {
        using var noGradient = torch.no_grad();
        foreach (var (key, target) in detector.state_dict())
        {
            if (!Constants.Any(c => key.EndsWith(c, StringComparison.Ordinal)))
            {
                Write(target, target.dim() == 1 ? Vector(key) : Matrix(target.shape), FormulaWeights.Hash(key));
            }
        }
    }

    public static torch.Tensor Picture()
    {
        var hash = FormulaWeights.Hash("picture");
        return torch.tensor(Enumerable.Range(0, 3 * Height * Width).Select(i => FormulaWeights.Uniform(hash, i)).ToArray(), [1, 3, Height, Width]);
    }

    private static void Write(torch.Tensor target, (double Scale, double Shift) line, ulong hash)
    {
        var values = new float[target.numel()];
        Parallel.For(0, values.Length, i => values[i] = (float)((line.Scale * FormulaWeights.Uniform(hash, i)) + line.Shift));
        target.bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(values).ToArray();
    }

    private static (double Scale, double Shift) Vector(string key) => key switch
    {
        _ when key.EndsWith("running_var", StringComparison.Ordinal) => (0.5, 0.75),
        _ when key.EndsWith("weight", StringComparison.Ordinal) => (0.25, 0.5),
        _ => (0.2, -0.1),
    };

    private static (double Scale, double Shift) Matrix(long[] shape)
    {
        var bound = Math.Sqrt(3.0 / shape.Skip(1).Aggregate(1L, static (a, b) => a * b));
        return (2 * bound, -bound);
    }
}
