using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Parity.Checkpoints.Storages;

/// <summary>Turns big-endian elements into little-endian ones.</summary>
internal static class ByteOrder
{
    /// <summary>Reverses the bytes of every element in place.</summary>
    public static void Reverse(Span<byte> bytes, int elementSize)
    {
        switch (elementSize)
        {
            case 2:
                var two = MemoryMarshal.Cast<byte, ushort>(bytes);
                BinaryPrimitives.ReverseEndianness(two, two);
                break;
            case 4:
                var four = MemoryMarshal.Cast<byte, uint>(bytes);
                BinaryPrimitives.ReverseEndianness(four, four);
                break;
            case 8:
                var eight = MemoryMarshal.Cast<byte, ulong>(bytes);
                BinaryPrimitives.ReverseEndianness(eight, eight);
                break;
            default:
                break;
        }
    }
}
