using System.Buffers.Binary;
using Parity.Checkpoints;
using Parity.Checkpoints.Storages;
using Parity.Checkpoints.Zip;

namespace Parity.Tests.Checkpoints.Zip;

public class ZipDirectoryTests
{
    [Fact]
    public void Entries_of_large_archives_have_their_numbers_in_the_zip64_extension()
    {
        var source = new MemorySource("large.pth", ZipSixtyFour([1, 2, 3, 4, 5]));
        var entry = ZipDirectory.Read(source).Should().ContainSingle().Which;
        entry.Should().Be(new ZipEntry("a", 0, 5, 5, 0, 0));
        ZipContents.Locate(source, entry).ReadBytes(0, 5).Should().Equal(1, 2, 3, 4, 5);
    }

    [Fact]
    public void A_comment_after_the_directory_does_not_hide_it()
    {
        var archive = ArchiveWriter.Write(("a", [7]));
        archive[^2] = 3;
        ZipDirectory.Read(new MemorySource("commented.pth", [.. archive, .. "abc"u8])).Should().ContainSingle();
    }

    [Theory]
    [InlineData("../a")]
    [InlineData("/a")]
    [InlineData("a/../../b")]
    [InlineData("a\\b")]
    public void A_name_that_points_outside_is_refused(string name) =>
        Refuse(ArchiveWriter.Write((name, [1]))).Message.Should().Contain("points outside the archive");

    [Fact]
    public void Two_entries_of_one_name_are_refused() =>
        Refuse(ArchiveWriter.Write(("a", [1]), ("a", [2]))).Message.Should().Contain("two entries named \"a\"");

    [Fact]
    public void A_directory_that_claims_more_entries_than_fit_takes_no_memory()
    {
        var archive = ZipSixtyFour([1]);
        var record = archive.AsSpan().IndexOf("PK\u0006\u0006"u8);
        BinaryPrimitives.WriteInt64LittleEndian(archive.AsSpan(record + 32), long.MaxValue);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refuse(archive).Kind.Should().Be(CheckpointProblem.LimitExceeded);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1 << 20);
    }

    [Fact]
    public void A_changed_byte_of_a_storage_is_noticed_when_the_tensor_is_read()
    {
        var bytes = File.ReadAllBytes(FixtureFile.PathOf("raw-zip.pth"));
        var source = new MemorySource("changed.pth", bytes);
        var storage = ZipDirectory.Read(source).Single(e => e.Name.EndsWith("/data/0", StringComparison.Ordinal));
        var start = (int)storage.HeaderOffset + 30 + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan((int)storage.HeaderOffset + 26)) + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan((int)storage.HeaderOffset + 28));
        bytes[start] ^= 1;
        using var file = CheckpointFile.Open(new MemorySource("changed.pth", bytes));
        var act = () => file.SelectWeights().StateDict["0.weight"].Read();
        act.Should().Throw<CheckpointException>().Which.Message.Should().Contain("its bytes changed since they were written");
    }

    private static CheckpointException Refuse(byte[] archive)
    {
        var act = () => ZipDirectory.Read(new MemorySource("archive.pth", archive));
        return act.Should().Throw<CheckpointException>().Which;
    }

    // As PyTorch writes archives above 4 GB: every 32-bit field full, the numbers in the extension, a second end record.
    private static byte[] ZipSixtyFour(byte[] data)
    {
        var plain = ArchiveWriter.Write(("a", data));
        var directory = plain.AsSpan().IndexOf("PK\u0001\u0002"u8);
        var record = plain[directory..(directory + 47)];
        record.AsSpan(20, 8).Fill(0xff);
        record.AsSpan(42, 4).Fill(0xff);
        record[30] = 28;
        var extension = new byte[28];
        (extension[0], extension[2], extension[4], extension[12]) = (1, 24, (byte)data.Length, (byte)data.Length);
        var end = new byte[56];
        "PK\u0006\u0006"u8.CopyTo(end);
        (end[4], end[24], end[32], end[40], end[48]) = (44, 1, 1, 75, (byte)directory);
        var locator = new byte[20];
        "PK\u0006\u0007"u8.CopyTo(locator);
        locator[8] = (byte)(directory + 75);
        var last = plain[^22..];
        last.AsSpan(8, 12).Fill(0xff);
        return [.. plain.AsSpan(0, directory), .. record, .. extension, .. end, .. locator, .. last];
    }
}
