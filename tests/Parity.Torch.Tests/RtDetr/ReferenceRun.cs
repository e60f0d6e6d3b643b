using System.Collections.Concurrent;
using Parity.Checkpoints;
using Parity.Imaging;
using Parity.Imaging.Steps;
using Parity.Tensors;
using Parity.Torch.Architectures;
using Parity.Torch.Architectures.RtDetr.Official;
using Parity.Torch.Architectures.RtDetr.Parts;
using Parity.Torch.Architectures.RtDetr.Ultralytics;
using Parity.Torch.Running;
using Parity.Torch.Tests.Weights;
using Parity.Torch.Weights;
using TorchSharp;

namespace Parity.Torch.Tests.RtDetr;

/// <summary>A full-size network with the reference's weights, run once on the reference's three pictures; tests judge what it kept.</summary>
internal sealed class ReferenceRun
{
    public const int Side = 320;

    private static readonly ConcurrentDictionary<string, Lazy<ReferenceRun>> Runs = new(StringComparer.Ordinal);

    private ReferenceRun(string name)
    {
        Reference = TestData.Npz($"rtdetr/{name}.npz");
        IsUltralytics = name.StartsWith("ultralytics", StringComparison.Ordinal);
        var batch = Batch(IsUltralytics ? "ultralytics-rtdetr" : "rtdetr");
        using var detector = Load(name, Reference);
        using var scope = torch.NewDisposeScope();
        using var inference = torch.inference_mode();
        var probe = Probe.Of((stage, tensor) => Intermediates[stage] = Every16th(stage, tensor));
        var output = detector is UltralyticsNetwork network ? network.Detect(batch, probe) : ((OfficialNetwork)detector).Detect(batch, probe);
        (Logits, Boxes, Tokens) = (output.Logits.ToTensorData(), output.Boxes.ToTensorData(), output.Tokens.ToTensorData());
    }

    public static IReadOnlyList<string> Pictures { get; } = ["chelsea.png", "astronaut.png", "coffee.jpg"];

    /// <summary>The arrays of the original.</summary>
    public IReadOnlyDictionary<string, TensorData> Reference { get; }

    public bool IsUltralytics { get; }

    /// <summary>What the first picture passes through, every 16th channel as the reference keeps it.</summary>
    public Dictionary<string, TensorData> Intermediates { get; } = new(StringComparer.Ordinal);

    public TensorData Logits { get; }

    public TensorData Boxes { get; }

    public TensorData Tokens { get; }

    public static ReferenceRun Of(string name) => Runs.GetOrAdd(name, static n => new(() => new ReferenceRun(n))).Value;

    /// <summary>The architecture of a reference file.</summary>
    public static string ArchitectureOf(string name) => name.Replace('_', '/');

    /// <summary>The network of a reference file, with its weights.</summary>
    public static TorchDetector Load(string name, IReadOnlyDictionary<string, TensorData> reference)
    {
        var detector = ArchitectureRegistry.BuiltIn.Create(ArchitectureOf(name), SpecOptions.Of(("input_size", $"{Side}")));
        var filled = FormulaWeights.Create($"rtdetr/{name}.keys.tsv", reference, IsConstant);
        StateDictLoader.Load(detector, filled, name);
        detector.eval();
        return detector;
    }

    /// <summary>The preprocessing of the codebase at the reference's size.</summary>
    public static PreprocessedImage Preprocess(string preset, string picture)
    {
        var pipeline = PreprocessPipeline.Preset(preset);
        return pipeline
            .WithSteps(pipeline.Steps.Select(s => s is ResizeStep resize ? resize with { Rule = new StretchRule(Side, Side) } : s))
            .Run(TestData.PathOf($"images/{picture}"));
    }

    private static bool IsConstant(string key) => key is "decoder.anchors" or "decoder.valid_mask";

    private static torch.Tensor Batch(string preset)
    {
        using var scope = torch.NewDisposeScope();
        return torch.cat([.. Pictures.Select(p => Preprocess(preset, p).Tensor.ToTorch())], 0).MoveToOuterDisposeScope();
    }

    private static TensorData Every16th(string stage, torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        var channels = tensor[0][torch.TensorIndex.Slice(step: 16)];

        // The original shows the attention's tokens before they become a map again.
        return (stage == "aifi" ? channels.flatten(1).transpose(0, 1) : channels).ToTensorData();
    }
}
