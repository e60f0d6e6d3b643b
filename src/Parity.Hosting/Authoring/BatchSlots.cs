using Parity.Running;
using Parity.Tensors;

namespace Parity.Hosting.Authoring;

/// <summary>Feeds an image as the second of a batch of two, and takes the second answer.</summary>
internal static class BatchSlots
{
    /// <summary>The inputs with another image before each; null when no two images have one shape with a batch axis.</summary>
    public static IReadOnlyList<ModelInput>? Second(IReadOnlyList<ModelInput> inputs)
    {
        var shape = inputs[0].Tensor.Shape;
        return inputs.Count > 1 && shape is [1, _, _, _] && inputs.All(i => i.Tensor.Shape.SequenceEqual(shape) && i.Tensor.ElementType == inputs[0].Tensor.ElementType)
            ? [.. inputs.Select((input, i) => input with { Tensor = Join(inputs[(i + 1) % inputs.Count].Tensor, input.Tensor) })]
            : null;
    }

    /// <summary>The second half of every output.</summary>
    /// <exception cref="RunnerException">An output is not divided by the batch.</exception>
    public static RawOutputs SecondOf(RawOutputs outputs) => new(outputs.Names.Select(name => KeyValuePair.Create(name, Half(name, outputs[name]))));

    private static TensorData Half(string name, TensorData output) => output.Shape is [2, ..]
        ? new(output.ElementType, output.Shape.SetItem(0, 1), output.Bytes[(output.Bytes.Length / 2)..].ToArray())
        : throw new RunnerException($"the output {name} ({output}) is not divided by the batch", cause: null);

    private static TensorData Join(TensorData first, TensorData second) =>
        new(second.ElementType, second.Shape.SetItem(0, 2), [.. first.Bytes.Span, .. second.Bytes.Span]);
}
