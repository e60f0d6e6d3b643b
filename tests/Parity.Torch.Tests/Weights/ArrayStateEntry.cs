using Parity.Checkpoints;
using Parity.Tensors;

namespace Parity.Torch.Tests.Weights;

/// <summary>A state dict entry held in memory.</summary>
internal sealed class ArrayStateEntry(string name, TensorData data) : StateEntry(name, data.ElementType, data.Shape)
{
    public override TensorData Read() => data;
}
