using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.Storages;

/// <summary>The part of a storage that a tensor touches.</summary>
/// <param name="Count">The number of elements of the tensor.</param>
/// <param name="Length">The number of storage elements from its first to its last.</param>
/// <param name="End">One past its last storage element; 0 for a tensor without elements.</param>
/// <param name="IsContiguous">True when its elements lie in row-major order without gaps.</param>
internal readonly record struct TensorSpan(long Count, long Length, long End, bool IsContiguous)
{
    /// <summary>The span, or null for sizes, strides or an offset that no tensor has.</summary>
    public static TensorSpan? Of(PickleTensor tensor)
    {
        Int128 count = 1, last = 0;
        var contiguous = true;
        for (var d = tensor.Shape.Length - 1; d >= 0; d--)
        {
            var (size, stride) = (tensor.Shape[d], tensor.Strides[d]);

            // PyTorch has no negative strides.
            if (size < 0 || stride < 0)
            {
                return null;
            }

            contiguous &= size == 1 || stride == count;
            count *= size;
            last += size > 0 ? (size - 1) * (Int128)stride : 0;
            if (count > long.MaxValue || last > long.MaxValue)
            {
                return null;
            }
        }

        if (tensor.Offset < 0 || tensor.Offset + last + 1 > long.MaxValue)
        {
            return null;
        }

        return count == 0
            ? new(0, 0, 0, true)
            : new((long)count, (long)last + 1, (long)(tensor.Offset + last + 1), contiguous);
    }
}
