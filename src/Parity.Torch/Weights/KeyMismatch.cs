using Parity.Checkpoints;
using Parity.Tensors;
using TorchSharp;

namespace Parity.Torch.Weights;

/// <summary>Finds where a state dict and a module disagree, in words.</summary>
internal static class KeyMismatch
{
    private const int Shown = 6;

    /// <summary>Every disagreement in one text; null where there is none.</summary>
    public static string? Between(Dictionary<string, torch.Tensor> module, StateDict file, Func<string, bool> isOptional)
    {
        var missing = module.Keys.Where(k => !file.TryGet(k, out _) && !isOptional(k)).ToList();
        var unexpected = file.Entries.Select(e => e.Name).Where(k => !module.ContainsKey(k) && !isOptional(k)).ToList();
        var shapes = file.Entries.Where(e => module.TryGetValue(e.Name, out var t) && !e.Shape.AsSpan().SequenceEqual(t.shape))
            .Select(e => $"{e.Name} is {TensorData.FormatShape(e.Shape)}, expected {TensorData.FormatShape(module[e.Name].shape)}").ToList();
        var parts = new[] { Part("Missing", missing), Part("Unexpected", unexpected), Part("Of another shape", shapes) }.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join(' ', parts);
    }

    private static string? Part(string what, List<string> items) => items.Count == 0 ? null
        : $"{what} ({items.Count}): {string.Join("; ", items.Take(Shown))}{(items.Count > Shown ? "; …" : string.Empty)}.";
}
