using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Parity.Tensors;

namespace Parity.Imaging;

/// <summary>
/// Keeps the memory of tensors that were handed back, by exact size: a tensor wraps an array of its own length, so that the shared array
/// pool, which rounds up, cannot serve it.
/// </summary>
internal sealed class TensorMemory
{
    // Enough for one picture in use, one being prepared and one on its way back.
    private const int KeptPerSize = 4;

    private readonly ConcurrentDictionary<int, ConcurrentBag<byte[]>> _free = new();

    /// <summary>An array of this length; its content is undefined.</summary>
    public byte[] Take(int length) =>
        _free.TryGetValue(length, out var bag) && bag.TryTake(out var kept) ? kept : GC.AllocateUninitializedArray<byte>(length);

    /// <summary>Takes back a tensor's memory.</summary>
    public void Return(TensorData tensor)
    {
        if (MemoryMarshal.TryGetArray(tensor.Bytes, out var segment) && segment.Array is { } array && segment.Count == array.Length)
        {
            var bag = _free.GetOrAdd(array.Length, static _ => []);
            if (bag.Count < KeptPerSize)
            {
                bag.Add(array);
            }
        }
    }
}
