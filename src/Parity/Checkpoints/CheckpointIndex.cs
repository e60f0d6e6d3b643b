using Parity.Checkpoints.Legacy;
using Parity.Checkpoints.Pickle;
using Parity.Checkpoints.SafeTensors;
using Parity.Checkpoints.Storages;
using Parity.Checkpoints.WrongFiles;
using Parity.Checkpoints.Zip;

namespace Parity.Checkpoints;

/// <summary>The index of a checkpoint, whatever its container.</summary>
/// <param name="Format">The container.</param>
/// <param name="Container">The container in words.</param>
/// <param name="Root">Everything the index holds, as plain data.</param>
/// <param name="Inert">What its pickles name and would have called.</param>
internal sealed record CheckpointIndex(CheckpointFormat Format, string Container, PickleValue Root, InertCalls Inert)
{
    /// <summary>Recognises the container by its first bytes and reads its index.</summary>
    /// <exception cref="CheckpointException">The file is damaged or something else.</exception>
    public static CheckpointIndex Read(ByteSource source)
    {
        var start = source.ReadBytes(0, (int)Math.Min(source.Length, WrongFile.StartLength));
        var inert = new InertCalls();
        if (ZipDirectory.LooksLikeZip(start))
        {
            var (archive, root) = TorchArchive.Open(source, inert);
            return new(CheckpointFormat.TorchZip, $"torch.save zip archive, folder \"{archive.Folder}\", {archive.ByteOrder}-endian", root, inert);
        }

        return LegacyFile.LooksLegacy(start) ? new(CheckpointFormat.TorchLegacy, "legacy torch.save file (not zip)", LegacyFile.Open(source, inert), inert)
            : SafeTensorsFile.LooksLikeSafeTensors(start) ? new(CheckpointFormat.SafeTensors, "safetensors file", SafeTensorsFile.Open(source), inert)
            : PlainPickleFile.LooksLikePickle(start) ? new(CheckpointFormat.PlainPickle, "bare pickle", PlainPickleFile.Open(source, inert), inert)
            : throw new CheckpointException(source.Path, CheckpointProblem.NotACheckpoint, WrongFile.Describe(source.Path, start, source.Length));
    }
}
