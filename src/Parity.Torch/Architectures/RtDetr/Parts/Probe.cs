using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>Sees named intermediate tensors during a forward pass, to find the first one that leaves the path.</summary>
internal sealed class Probe
{
    private readonly Action<string, torch.Tensor>? _see;

    private Probe(Action<string, torch.Tensor>? see) => _see = see;

    /// <summary>Sees nothing.</summary>
    public static Probe None { get; } = new(null);

    /// <summary>Hands every tensor to <paramref name="see"/>, which must not keep it.</summary>
    public static Probe Of(Action<string, torch.Tensor> see) => new(see);

    /// <summary>Shows a tensor.</summary>
    public void See(string name, torch.Tensor tensor) => _see?.Invoke(name, tensor);

    /// <summary>Shows tensors under <c>name.0</c>, <c>name.1</c>, …</summary>
    public void See(string name, IReadOnlyList<torch.Tensor> tensors)
    {
        for (var i = 0; i < tensors.Count; i++)
        {
            See($"{name}.{i}", tensors[i]);
        }
    }
}
