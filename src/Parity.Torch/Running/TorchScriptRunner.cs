using System.Globalization;
using System.Runtime.CompilerServices;
using Parity.Running;
using Parity.Specs;
using Parity.Tensors;
using TorchSharp;

namespace Parity.Torch.Running;

/// <summary>Runs a TorchScript archive: an original without code in TorchSharp. Its code runs in libtorch's interpreter.</summary>
public sealed class TorchScriptRunner : IModelRunner
{
    private readonly torch.jit.ScriptModule _module;
    private readonly torch.Device _device;
    private readonly int? _threads;
    private readonly List<string>? _names;

    private TorchScriptRunner(torch.jit.ScriptModule module, torch.Device device, ReferenceSpec reference)
    {
        (_module, _device, _threads) = (module, device, reference.Threads);
        _names = OutputNames(reference);
        _module.eval();
        Description = new()
        {
            Kind = "torchscript",
            ModelPath = reference.Source,
            Runtime = $"TorchSharp {typeof(torch).Assembly.GetName().Version?.ToString(3)} (libtorch {torch.__version__})",
            Device = reference.Device,
        };
    }

    /// <summary>Looks into the archive, then loads it.</summary>
    /// <param name="reference">A reference of kind <c>torchscript</c>.</param>
    /// <exception cref="ParityException">The archive needs operators that libtorch lacks, is damaged, or is none; or the device is not on this machine.</exception>
    public static TorchScriptRunner Load(ReferenceSpec reference)
    {
        TorchScriptArchive.Check(reference.Source);
        TorchRuntime.Load();
        var device = TorchDevice.Parse(reference.Device);
        try
        {
            return new(torch.jit.load(reference.Source, device.type, device.index), device, reference);
        }
        catch (Exception e) when (e is System.Runtime.InteropServices.ExternalException or InvalidOperationException)
        {
            throw new ParityException($"{reference.Source} cannot be loaded by libtorch {torch.__version__}: {ForwardPass.FirstLine(e.Message)}", e);
        }
    }

    /// <inheritdoc/>
    public RunnerDescription Description { get; }

    /// <inheritdoc/>
    public RawOutputs Run(ModelInput input) => ForwardPass.Run(_threads, () => Outputs(input), LastLine);

    /// <inheritdoc/>
    public void Dispose() => _module.Dispose();

    private IEnumerable<KeyValuePair<string, TensorData>> Outputs(ModelInput input)
    {
        var tensors = Flatten(_module.call(input.Tensor.ToTorch(_device))).ToList();
        if (_names is not null && _names.Count != tensors.Count)
        {
            throw new RunnerException(string.Create(CultureInfo.InvariantCulture, $"The model returns {tensors.Count} tensors, and the spec's \"outputs\" names {_names.Count}."), "Name every output, in the model's order.");
        }

        return tensors.Select((t, i) => KeyValuePair.Create(_names?[i] ?? string.Create(CultureInfo.InvariantCulture, $"output{i}"), t.ToTensorData()));
    }

    private static List<string>? OutputNames(ReferenceSpec reference)
    {
        if (reference.Settings is null)
        {
            return null;
        }

        var problems = new SpecProblems();
        var names = new MapReader(reference.Settings, problems, "torchscript").Texts("outputs")?.Select(t => t.Text).ToList();
        problems.ThrowIfAny();
        return names;
    }

    private static IEnumerable<torch.Tensor> Flatten(object? value) => value switch
    {
        torch.Tensor tensor => [tensor],
        torch.Tensor[] tensors => tensors,
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Flatten(tuple[i])),
        object[] items => items.SelectMany(Flatten),
        _ => throw new RunnerException(
            $"The model returns {value?.GetType().Name ?? "nothing"}; a tensor, or tuples and lists of tensors, can be read.", "Trace a wrapper that returns its tensors as a tuple."),
    };

    // TorchScript puts its own traceback before the error.
    private static string LastLine(string message) => message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault(l => l.Contains("Error", StringComparison.Ordinal)) ?? ForwardPass.FirstLine(message);
}
