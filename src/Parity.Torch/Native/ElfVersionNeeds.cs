using System.Buffers.Binary;
using System.Text;

namespace Parity.Torch;

/// <summary>
/// Edits the symbol versions that a 64-bit little-endian ELF library asks of others (System V ABI, "Symbol Versioning":
/// the DT_VERNEED table of <c>Elf64_Verneed</c> and <c>Elf64_Vernaux</c> entries).
/// </summary>
internal static class ElfVersionNeeds
{
    private const int Loadable = 1;
    private const int Dynamic = 2;
    private const long StringTable = 5;
    private const long Needs = 0x6ffffffe;
    private const ushort WeakFlag = 2;

    /// <summary>Marks every need of that version as weak, so that the loader goes on where the system does not define it.</summary>
    /// <returns>False when the library does not ask for the version; the image is unchanged then.</returns>
    /// <exception cref="ParityException">The image is not a 64-bit little-endian ELF library, or is cut short.</exception>
    public static bool TryMakeOptional(byte[] image, string version)
    {
        try
        {
            return Weaken(image, Encoding.ASCII.GetBytes(version + "\0"));
        }
        catch (Exception failure) when (failure is ArgumentOutOfRangeException or OverflowException or KeyNotFoundException)
        {
            throw new ParityException("libLibTorchSharp.so is cut short: restore the TorchSharp package again.", failure);
        }
    }

    private static bool Weaken(byte[] image, byte[] version)
    {
        // ELF magic, 64-bit class, little-endian data.
        if (!image.AsSpan(0, 6).SequenceEqual("\u007fELF\u0002\u0001"u8))
        {
            throw new ParityException("libLibTorchSharp.so is not a 64-bit ELF library: restore the TorchSharp package again.");
        }

        var segments = Segments(image);
        var dynamic = DynamicEntries(image, segments);
        if (!dynamic.TryGetValue(Needs, out var needs))
        {
            return false;
        }

        var strings = FileOffset(segments, dynamic[StringTable]);
        var found = false;
        foreach (var auxiliary in Auxiliaries(image, FileOffset(segments, needs)))
        {
            var name = strings + (int)U32(image, auxiliary + 8);
            if (image.AsSpan(name, version.Length).SequenceEqual(version))
            {
                var flags = image.AsSpan(auxiliary + 4, 2);
                BinaryPrimitives.WriteUInt16LittleEndian(flags, (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(flags) | WeakFlag));
                found = true;
            }
        }

        return found;
    }

    private static List<Segment> Segments(byte[] image)
    {
        var (start, size, count) = ((int)I64(image, 0x20), U16(image, 0x36), U16(image, 0x38));
        return [.. Enumerable.Range(0, count).Select(i => start + (i * size)).Select(at =>
            new Segment((int)U32(image, at), I64(image, at + 8), I64(image, at + 16), I64(image, at + 32)))];
    }

    private static Dictionary<long, long> DynamicEntries(byte[] image, List<Segment> segments)
    {
        var entries = new Dictionary<long, long>();
        foreach (var segment in segments.Where(s => s.Kind == Dynamic))
        {
            for (var at = segment.Offset; at < segment.Offset + segment.Size; at += 16)
            {
                entries.TryAdd(I64(image, (int)at), I64(image, (int)at + 8));
            }
        }

        return entries;
    }

    // Both lists are chained by byte distances; a distance of 0 ends them.
    private static IEnumerable<int> Auxiliaries(byte[] image, int need)
    {
        for (uint next; ; need += (int)next)
        {
            var auxiliary = need + (int)U32(image, need + 8);
            for (uint step; ; auxiliary += (int)step)
            {
                yield return auxiliary;
                if ((step = U32(image, auxiliary + 12)) == 0)
                {
                    break;
                }
            }

            if ((next = U32(image, need + 12)) == 0)
            {
                yield break;
            }
        }
    }

    private static int FileOffset(List<Segment> segments, long address)
    {
        var segment = segments.Find(s => s.Kind == Loadable && address >= s.Address && address < s.Address + s.Size);
        return checked((int)(address - segment.Address + segment.Offset));
    }

    private static ushort U16(byte[] image, int at) => BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(at, 2));

    private static uint U32(byte[] image, int at) => BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan(at, 4));

    private static long I64(byte[] image, int at) => BinaryPrimitives.ReadInt64LittleEndian(image.AsSpan(at, 8));

    private readonly record struct Segment(int Kind, long Offset, long Address, long Size);
}
