using Parity.Tensors;

namespace Parity.Running.Inputs;

/// <summary>One image in a model whose batch is fixed: fed several times, answered several times.</summary>
public static class Batches
{
    /// <summary>The tensor of one image as a batch of equal ones.</summary>
    /// <param name="one">[1,…].</param>
    /// <param name="batch">How often.</param>
    internal static TensorData Repeat(TensorData one, int batch)
    {
        if (batch == 1 || one.Shape is not [1, ..])
        {
            return one;
        }

        var bytes = new byte[checked(one.Bytes.Length * batch)];
        for (var i = 0; i < batch; i++)
        {
            one.Bytes.Span.CopyTo(bytes.AsSpan(i * one.Bytes.Length));
        }

        return new(one.ElementType, one.Shape.SetItem(0, batch), bytes);
    }

    /// <summary>The first answer of a batch. An output whose first dimension is not the batch stays as it is, and is noted.</summary>
    public static RawOutputs First(RawOutputs outputs, int batch, ICollection<string> notes) => batch == 1
        ? outputs
        : new(outputs.Names.Select(name => KeyValuePair.Create(name, First(name, outputs[name], batch, notes))));

    private static TensorData First(string name, TensorData output, int batch, ICollection<string> notes)
    {
        if (output.Shape.IsEmpty || output.Shape[0] != batch)
        {
            notes.Add($"the output \"{name}\" ({output}) is not divided by the batch and is judged whole");
            return output;
        }

        return new(output.ElementType, output.Shape.SetItem(0, 1), output.Bytes[..(output.Bytes.Length / batch)].ToArray());
    }
}
