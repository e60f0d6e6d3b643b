using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Ultralytics;

/// <summary>One numbered layer of a model.</summary>
/// <param name="From">Numbers of the layers it reads; none for the image.</param>
/// <param name="Module">Holds its weights under <c>model.{number}</c>; null where it has none.</param>
/// <param name="Run">Computes a new map.</param>
internal sealed record Layer(IReadOnlyList<int> From, torch.nn.Module? Module, Func<IReadOnlyList<torch.Tensor>, torch.Tensor> Run);
