using Parity.Checkpoints;
using Parity.Checkpoints.Keys;
using Parity.Tensors;
using Parity.Torch.Architectures;
using Parity.Torch.Running;
using TorchSharp;

namespace Parity.Torch.Weights;

/// <summary>
/// Copies a state dict into a detector. Names and shapes are checked here, since TorchSharp names no keys and lets a
/// <c>[1]</c> tensor fill a <c>[8]</c> one.
/// </summary>
public static class StateDictLoader
{
    /// <summary>Loads every entry, or none: nothing is copied before all names and shapes agree.</summary>
    /// <param name="detector">Receives the weights; on any device.</param>
    /// <param name="stateDict">The weights; float16 and bfloat16 are widened to the detector's own type.</param>
    /// <param name="source">What a message calls the state dict, for instance the checkpoint's file name.</param>
    /// <param name="architecture">The architecture's name as specs have it; null: the detector's class name.</param>
    /// <exception cref="ParityException">Keys are missing or unexpected, or shapes differ: one message with all of them, grouped.</exception>
    public static void Load(TorchDetector detector, StateDict stateDict, string source, string? architecture = null)
    {
        var adapted = detector.Adapt(stateDict);
        var targets = detector.state_dict();
        var comparison = KeyAnalysis.Compare(
            [.. targets.Select(t => new ExpectedKey(t.Key, [.. t.Value.shape], detector.IsOptional(t.Key)))], adapted, detector.IsOptional);
        if (!comparison.Fits)
        {
            throw new ParityException(
                $"{source}: {comparison.Describe(architecture ?? detector.GetName())}\n  A loader that only warns (\"missing keys in source state_dict\") leaves every missing weight at its random start. "
                + "If the keys differ by a prefix, set strip_prefix; if by size or classes, set the architecture's options.");
        }

        using var noGradient = torch.no_grad();
        foreach (var (name, target) in targets)
        {
            if (!IsCounter(name) && adapted.TryGet(name, out var entry))
            {
                Copy(entry, target, source);
            }
        }
    }

    // BatchNorm counts its training steps; evaluation never reads the count.
    private static bool IsCounter(string name) => name.EndsWith("num_batches_tracked", StringComparison.Ordinal);

    private static void Copy(StateEntry entry, torch.Tensor target, string source)
    {
        var wanted = target.dtype.ToElementType();
        var direct = target.device_type == DeviceType.CPU && target.is_contiguous() && target.numel() > 0;
        if (direct && entry.ElementType == wanted)
        {
            // Straight from the file into the model's own memory: most weights of most checkpoints.
            entry.ReadInto(target.bytes);
            return;
        }

        var data = Convert(entry, wanted, source);
        if (direct)
        {
            data.Bytes.Span.CopyTo(target.bytes);
            return;
        }

        using var staged = data.ToTorch();
        target.copy_(staged).Dispose();
    }

    private static TensorData Convert(StateEntry entry, ElementType wanted, string source)
    {
        var data = entry.Read();
        if (data.ElementType == wanted)
        {
            return data;
        }

        if (wanted == ElementType.Float32 && data.ElementType.IsFloatingPoint())
        {
            return TensorData.From(data.ToFloat32(), data.Shape.AsSpan());
        }

        if (wanted == ElementType.Float64 && data.ElementType.IsFloatingPoint())
        {
            return TensorData.From(Array.ConvertAll(data.ToFloat32(), static v => (double)v), data.Shape.AsSpan());
        }

        throw new ParityException(
            $"{source}: \"{entry.Name}\" holds {data.ElementType.DisplayName()}, the architecture expects {wanted.DisplayName()}. "
            + "Integer (quantised) weights cannot be loaded: use the checkpoint from before quantisation.");
    }
}
