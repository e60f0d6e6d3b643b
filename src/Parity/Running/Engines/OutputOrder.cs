using Parity.Engines;

namespace Parity.Running.Engines;

/// <summary>Programs name outputs in an order of their own: this is the model's.</summary>
internal static class OutputOrder
{
    /// <summary>The outputs in the signature's order, with names that a file system changed set right; further ones follow.</summary>
    /// <exception cref="ParityException">An output of the signature is not there, or has another number format.</exception>
    public static RawOutputs Of(RawOutputs outputs, IReadOnlyList<TensorSlot> signature)
    {
        var found = outputs.Names.ToDictionary(n => n, n => n, StringComparer.Ordinal);
        var ordered = new List<KeyValuePair<string, Tensors.TensorData>>();
        foreach (var slot in signature)
        {
            var name = found.ContainsKey(slot.Name) ? slot.Name : found.Keys.FirstOrDefault(n => n == FileSafe(slot.Name))
                ?? throw new ParityException($"The engine answered with {string.Join(", ", outputs.Names.Select(n => $"{n} {outputs[n]}"))}; the signature also has {slot}. Give the ONNX model that the engine was built from as `signature`.");
            var tensor = outputs[name];
            if (tensor.ElementType != slot.Type)
            {
                throw new ParityException($"The engine's output \"{slot.Name}\" is {tensor}; the signature says {slot}. Write it under `outputs` as the engine has it.");
            }

            ordered.Add(KeyValuePair.Create(slot.Name, tensor));
            found.Remove(name);
        }

        return new([.. ordered, .. found.Keys.Select(n => KeyValuePair.Create(n, outputs[n]))]);
    }

    private static string FileSafe(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || "._-,".Contains(c, StringComparison.Ordinal) ? c : '_'));
}
