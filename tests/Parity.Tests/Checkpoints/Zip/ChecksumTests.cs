using System.IO.Compression;
using System.Text;
using Parity.Checkpoints.Zip;

namespace Parity.Tests.Checkpoints.Zip;

public class ChecksumTests
{
    [Theory]
    [InlineData("", 0x00000000u)]
    [InlineData("123456789", 0xCBF43926u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
    public void Known_texts_have_their_published_checksum(string text, uint expected) =>
        Checksum.Compute(Encoding.ASCII.GetBytes(text)).Should().Be(expected);

    [Fact]
    public void Folding_and_tables_agree_at_every_length_and_in_parts()
    {
        var bytes = new byte[1500];
        new Random(1).NextBytes(bytes);
        for (var length = 0; length <= bytes.Length; length++)
        {
            var span = bytes.AsSpan(0, length);
            var expected = ~Checksum.ByTable(uint.MaxValue, span);
            Checksum.Compute(span).Should().Be(expected);
            Checksum.Compute(span[(length / 3)..], Checksum.Compute(span[..(length / 3)])).Should().Be(expected);
        }
    }

    [Fact]
    public void The_checksum_is_the_one_that_the_framework_writes_into_archives()
    {
        var bytes = new byte[100_003];
        new Random(2).NextBytes(bytes);
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("x", CompressionLevel.NoCompression).Open();
            entry.Write(bytes);
        }

        memory.Position = 0;
        using var read = new ZipArchive(memory);
        Checksum.Compute(bytes).Should().Be(read.Entries[0].Crc32);
    }
}
