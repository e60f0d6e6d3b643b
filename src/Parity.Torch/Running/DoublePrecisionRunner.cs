using Parity.Checkpoints;
using Parity.Running;
using Parity.Specs;
using Parity.Tensors;
using Parity.Torch.Architectures;
using Parity.Torch.Weights;
using TorchSharp;

namespace Parity.Torch.Running;

/// <summary>The reference in float64: what its own float32 rounding amounts to. Outputs come back as float32. On the CPU.</summary>
public sealed class DoublePrecisionRunner : IModelRunner
{
    private readonly TorchDetector _detector;

    private DoublePrecisionRunner(TorchDetector detector, ReferenceSpec reference)
    {
        _detector = detector;
        Description = new() { Kind = "torch", ModelPath = reference.Source, Runtime = "TorchSharp in float64", Device = "cpu" };
    }

    /// <inheritdoc/>
    public RunnerDescription Description { get; }

    /// <summary>Loads a reference of kind <c>checkpoint</c> and widens it.</summary>
    /// <exception cref="ParityException">The checkpoint or its architecture cannot be used.</exception>
    public static DoublePrecisionRunner Load(ReferenceSpec reference, ArchitectureRegistry registry) => DetectorLoading.Load(
        reference,
        registry,
        (detector, _) =>
        {
            detector.eval();
            Widen(detector, reference);
            return new DoublePrecisionRunner(detector, reference);
        });

    /// <inheritdoc/>
    // An architecture that makes float32 constants on the way cannot be widened: that is an answer, not the end.
    public RawOutputs Run(ModelInput input) => ForwardPass.Run(threads: null, () =>
        _detector.Detect(input.Tensor.ToTorch().to(torch.float64), input.Geometry).Select(o => KeyValuePair.Create(o.Key, Narrow(o.Value))));

    /// <inheritdoc/>
    public void Dispose() => _detector.Dispose();

    private static void Widen(TorchDetector detector, ReferenceSpec reference)
    {
        try
        {
            detector.to(torch.float64);
        }
        // TorchSharp walks the fields of every module for this, and fails on some in ways of its own.
        catch (Exception failure) when (failure is not ParityException)
        {
            throw new ParityException($"{reference.Architecture} cannot be converted to float64: {ForwardPass.FirstLine(failure.Message)}", failure);
        }
    }

    private static TensorData Narrow(torch.Tensor tensor) =>
        tensor.dtype == torch.float64 ? tensor.to(torch.float32).ToTensorData() : tensor.ToTensorData();
}
