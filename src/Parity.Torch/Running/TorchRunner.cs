using Parity.Running;
using Parity.Torch.Architectures;
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

    /// <inheritdoc/>
    public RunnerDescription Description { get; }

    /// <inheritdoc/>
    public RawOutputs Run(ModelInput input)
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.inference_mode();
        try
        {
            if (_threads is { } threads && torch.get_num_threads() != threads)
            {
                torch.set_num_threads(threads);
            }

            var outputs = _detector.Detect(input.Tensor.ToTorch(_device), input.Geometry);
            return new(outputs.Select(o => KeyValuePair.Create(o.Key, o.Value.ToTensorData())));
        }
        // Whatever a detector throws while it runs is a verdict with those words, not the end of the run.
        catch (Exception failure) when (failure is not RunnerException)
        {
            throw new RunnerException(FirstLine(failure.Message), cause: null, failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _detector.Dispose();

    // libtorch appends its C++ stack to the message.
    private static string FirstLine(string message) => message.Split('\n', 2)[0].Trim();
}
