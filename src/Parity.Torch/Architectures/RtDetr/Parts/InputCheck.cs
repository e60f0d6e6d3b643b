using System.Globalization;
using Parity.Tensors;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>Holds the preprocessed tensor to the size that positions and anchors were made for.</summary>
internal static class InputCheck
{
    /// <summary>The tensor as a batch <c>[B,3,H,W]</c>.</summary>
    /// <exception cref="ParityException">It has another size than the model.</exception>
    public static torch.Tensor Batch(torch.Tensor input, MapSize size)
    {
        var batch = input.dim() == 3 ? input.unsqueeze(0) : input;
        return batch.dim() == 4 && batch.shape[1] == 3 && batch.shape[2] == size.Height && batch.shape[3] == size.Width
            ? batch
            : throw new ParityException(string.Create(
                CultureInfo.InvariantCulture,
                $"The model takes [1,3,{size.Height},{size.Width}] and the preprocessing made {TensorData.FormatShape(input.shape)}. Resize to that size, or set options.input_size to [height, width] of the tensor."));
    }
}
