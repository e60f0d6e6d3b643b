namespace Parity.Checkpoints.Zip;

/// <summary>One entry of a zip archive's central directory.</summary>
/// <param name="Name">The full name inside the archive.</param>
/// <param name="Method">The compression: 0 stored, 8 deflate.</param>
/// <param name="Size">Bytes when unpacked.</param>
/// <param name="PackedSize">Bytes in the file.</param>
/// <param name="Checksum">CRC-32 of the unpacked bytes; 0 when the writer did not compute it.</param>
/// <param name="HeaderOffset">Where the entry's own header starts in the file.</param>
internal sealed record ZipEntry(string Name, int Method, long Size, long PackedSize, uint Checksum, long HeaderOffset);
