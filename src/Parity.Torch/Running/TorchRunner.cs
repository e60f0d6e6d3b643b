using Parity.Checkpoints;
using Parity.Running;
using Parity.Specs;
using Parity.Torch.Architectures;
using Parity.Torch.Weights;
using TorchSharp;

namespace Parity.Torch.Running;

/// <summary>Runs a detector built in TorchSharp. Owns the detector and every tensor that comes into being while it runs.</summary>
public sealed class TorchRunner : IModelRunner
{
    private readonly TorchDetector _detector;
    private readonly torch.Device _device;
    private readonly int? _threads;

    /// <summary>Takes a detector whose weights are loaded, puts it into evaluation mode and onto the device.</summary>
    /// <param name="detector">Owned by the runner from here on.</param>
    /// <param name="description">What really runs; its device is where the detector goes.</param>
    /// <param name="threads">Threads for one forward pass; null: libtorch decides.</param>
    /// <exception cref="ParityException">The device is not on this machine.</exception>
    public TorchRunner(TorchDetector detector, RunnerDescription description, int? threads = null)
    {
        (_detector, _threads, Description) = (detector, threads, description);
        _device = TorchDevice.Parse(description.Device);
        _detector.eval();
        if (_device.type != DeviceType.CPU)
        {
            _detector.to(_device);
        }
    }

    /// <summary>Opens the reference's checkpoint, builds its architecture and loads the weights. Nothing of the checkpoint is executed.</summary>
    /// <param name="reference">A reference of kind <c>checkpoint</c>.</param>
    /// <param name="registry">Where architectures are looked up; null: those of this library.</param>
    /// <exception cref="SpecException">An option of the architecture is unknown or unusable.</exception>
    /// <exception cref="ParityException">The checkpoint, the architecture, the device or libtorch cannot be used, or they do not fit together.</exception>
    public static TorchRunner Load(ReferenceSpec reference, ArchitectureRegistry? registry = null) => DetectorLoading.Load(
        reference,
        registry ?? ArchitectureRegistry.BuiltIn,
        (detector, weights) => new TorchRunner(detector, Describe(reference, weights, detector.Notes), reference.Threads));

    /// <inheritdoc/>
    public RunnerDescription Description { get; }

    /// <inheritdoc/>
    public RawOutputs Run(ModelInput input) => ForwardPass.Run(_threads, () =>
        _detector.Detect(input.Tensor.ToTorch(_device), input.Geometry).Select(o => KeyValuePair.Create(o.Key, o.Value.ToTensorData())));

    /// <inheritdoc/>
    public void Dispose() => _detector.Dispose();

    private static RunnerDescription Describe(ReferenceSpec reference, CheckpointWeights weights, IReadOnlyList<string> notes) => new()
    {
        Kind = "torch",
        ModelPath = reference.Source,
        Runtime = $"TorchSharp {typeof(torch).Assembly.GetName().Version?.ToString(3)} (libtorch {torch.__version__})",
        Device = reference.Device,
        Notes = [.. weights.Notes, .. notes],
        Properties = new Dictionary<string, string>
        {
            ["architecture"] = reference.Architecture!,
            ["weights"] = weights.Entry,
            ["layout"] = weights.Layout,
            ["precision"] = "fp32",
            ["tf32"] = reference.Device == "cpu" ? "not on the CPU" : "switched off",
        },
    };
}
