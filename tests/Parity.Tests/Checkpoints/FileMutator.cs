using System.Buffers.Binary;
using Parity.Checkpoints;
using Parity.Checkpoints.Storages;
using Parity.Checkpoints.Zip;

namespace Parity.Tests.Checkpoints;

/// <summary>Damages real files in ways a reader may trip over. The same seed gives the same bytes.</summary>
internal sealed class FileMutator
{
    private static readonly long[] Numbers = [0, 1, -1, 127, 128, 255, 256, 65535, 65536, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 40, 1L << 60, long.MaxValue, long.MinValue];
    private static readonly byte[] Instructions = [.. "(.012GJKMNQRTUXabcehjqrstu}])BC"u8, 0x80, 0x81, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8d, 0x8e, 0x8f, 0x90, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96];
    private const int MostUnpacked = 1 << 20;
    private readonly IReadOnlyList<byte[]> _files;
    private readonly IReadOnlyList<(string Name, byte[] Data)[]> _archives;

    public FileMutator(IReadOnlyList<byte[]> files)
    {
        _files = files;
        _archives = [.. files.Select(Unpack).Where(a => a.Any(IsPickle))];
    }

    public byte[] Mutate(int seed)
    {
        // The harness must be repeatable, not unpredictable.
        var random = new Random(seed);
        var file = _files[random.Next(_files.Count)];
        return random.Next(10) switch
        {
            0 => file[..random.Next(file.Length + 1)],
            1 => Splice(random, file, _files[random.Next(_files.Count)]),
            2 => Noise(random, file),
            3 or 4 => Edit(random, file),
            _ => Repack(random, _archives[random.Next(_archives.Count)]),
        };
    }

    private static (string Name, byte[] Data)[] Unpack(byte[] file)
    {
        if (!ZipDirectory.LooksLikeZip(file))
        {
            return [];
        }

        var source = new MemorySource("archive", file);
        try
        {
            var entries = ZipDirectory.Read(source);
            return entries.Sum(e => e.Size) > MostUnpacked ? [] : [.. entries.Select(e => (e.Name, ZipContents.ReadSmall(source, e, MostUnpacked)))];
        }
        catch (CheckpointException)
        {
            // Already hostile: it is damaged as a whole only.
            return [];
        }
    }

    // With the damage inside the pickle and a sound archive around it.
    private static byte[] Repack(Random random, (string Name, byte[] Data)[] archive)
    {
        var entries = archive.ToArray();
        var target = random.Next(4) == 0 ? random.Next(entries.Length) : Array.FindIndex(entries, IsPickle);
        entries[target].Data = Edit(random, entries[target].Data);
        return ArchiveWriter.Write(entries);
    }

    private static bool IsPickle((string Name, byte[] Data) entry) => entry.Name.EndsWith("data.pkl", StringComparison.Ordinal);

    private static byte[] Splice(Random random, byte[] a, byte[] b) => [.. a.AsSpan(0, random.Next(a.Length + 1)), .. b.AsSpan(random.Next(b.Length + 1))];

    private static byte[] Noise(Random random, byte[] file)
    {
        var bytes = new byte[random.Next(512)];
        random.NextBytes(bytes);
        return [.. file.AsSpan(0, Math.Min(file.Length, random.Next(24))), .. bytes];
    }

    private static byte[] Edit(Random random, byte[] data)
    {
        var bytes = data.ToList();
        for (var edits = random.Next(1, 8); edits > 0 && bytes.Count > 0; edits--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(7))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes[at] = Instructions[random.Next(Instructions.Length)]; break;
                case 3: bytes.Insert(at, Instructions[random.Next(Instructions.Length)]); break;
                case 4: Overwrite(bytes, at, Numbers[random.Next(Numbers.Length)], 1 << random.Next(4)); break;
                case 5: bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)); break;
                default: bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count), 1)); bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 60), bytes.Count - at))); break;
            }
        }

        return [.. bytes];
    }

    private static void Overwrite(List<byte> bytes, int at, long number, int width)
    {
        Span<byte> buffer = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(buffer, number);
        for (var i = 0; i < width && at + i < bytes.Count; i++)
        {
            bytes[at + i] = buffer[i];
        }
    }
}
