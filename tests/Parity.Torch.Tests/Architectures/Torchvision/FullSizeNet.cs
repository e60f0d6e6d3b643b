using Parity.Checkpoints;
using Parity.Tensors;
using Parity.Torch.Architectures;
using Parity.Torch.Architectures.Torchvision;
using Parity.Torch.Tests.Weights;
using Parity.Torch.Weights;
using TorchSharp;

namespace Parity.Torch.Tests.Architectures.Torchvision;

/// <summary>One of torchvision's two builders with every default, and what torchvision answered with the same weights.</summary>
public sealed class FullSizeNet
{
    // Both builders make the same network; the two files hold the same weights.
    private static readonly Lazy<StateDict> Weights = new(() => FormulaWeights.Create("torchvision_fasterrcnn.keys.tsv", TestData.Npz("torchvision_fasterrcnn_320.npz")));

    private readonly Lazy<FasterRcnnDetector> _detector;

    private FullSizeNet(string architecture, string file)
    {
        Expected = TestData.Npz(file);
        _detector = new(() => Load(architecture));
    }

    public static FullSizeNet Low { get; } = new("torchvision/fasterrcnn-mobilenet-v3-large-320-fpn", "torchvision_fasterrcnn_320.npz");

    public static FullSizeNet Full { get; } = new("torchvision/fasterrcnn-mobilenet-v3-large-fpn", "torchvision_fasterrcnn_800.npz");

    internal IReadOnlyDictionary<string, TensorData> Expected { get; }

    internal FasterRcnnDetector Detector => _detector.Value;

    internal static FullSizeNet Of(string builder) => builder == "320" ? Low : Full;

    internal static torch.Tensor Picture(string name) => name == "black" ? torch.zeros(3, 240, 320) : Pictures.Load(TestData.PathOf($"images/{name}"));

    private static FasterRcnnDetector Load(string architecture)
    {
        var detector = ArchitectureRegistry.BuiltIn.Create(architecture);
        StateDictLoader.Load(detector, Weights.Value, "formula");
        detector.eval();
        return (FasterRcnnDetector)detector;
    }
}
