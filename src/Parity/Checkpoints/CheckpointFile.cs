using Parity.Checkpoints.Layouts;
using Parity.Checkpoints.Legacy;
using Parity.Checkpoints.Pickle;
using Parity.Checkpoints.SafeTensors;
using Parity.Checkpoints.Storages;
using Parity.Checkpoints.WrongFiles;
using Parity.Checkpoints.Zip;

namespace Parity.Checkpoints;

/// <summary>
/// An open checkpoint. Opening reads the index (a pickle or a header) as plain data and executes nothing; tensors are read from the
/// file when an entry's <see cref="StateEntry.Read"/> is called, so the file stays open until it is disposed.
/// </summary>
public sealed class CheckpointFile : IDisposable
{
    private readonly FileSource _source;
    private readonly Lazy<CheckpointContents> _contents;

    private CheckpointFile(FileSource source, CheckpointFormat format, PickleValue root)
    {
        (_source, Format, Root) = (source, format, root);
        _contents = new(() => new(root));
    }

    /// <summary>The file, as it was given.</summary>
    public string Path => _source.Path;

    /// <summary>The container.</summary>
    public CheckpointFormat Format { get; }

    /// <summary>Everything the file's pickle holds, as plain data; for safetensors a dict of tensors.</summary>
    public PickleValue Root { get; }

    /// <summary>The number of bytes of the file.</summary>
    public long Length => _source.Length;

    /// <summary>Opens a file of any known container.</summary>
    /// <exception cref="CheckpointException">The file cannot be read, is damaged, or is something else; the message says what.</exception>
    public static CheckpointFile Open(string path)
    {
        var source = FileSource.Open(path);
        try
        {
            var (format, root) = ReadIndex(source);
            return new(source, format, root);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Takes the weights.</summary>
    /// <param name="entry">The dotted path of the entry, for instance <c>ema.module</c>; null: chosen by layout; empty: the file itself.</param>
    /// <param name="stripPrefix">A key prefix: only keys below it are taken, without it. Null: known wrappings are removed. Empty: keys stay as they are.</param>
    /// <param name="rename">Key prefixes to replace. For each key the first rule whose prefix fits applies.</param>
    /// <exception cref="CheckpointException">There are no such weights, or their index contradicts the file.</exception>
    public CheckpointWeights SelectWeights(string? entry = null, string? stripPrefix = null, IEnumerable<KeyValuePair<string, string>>? rename = null) =>
        WeightSelection.Select(Path, _contents.Value, entry, stripPrefix, [.. rename ?? []]);

    /// <summary>Closes the file; entries can no longer be read.</summary>
    public void Dispose() => _source.Dispose();

    private static (CheckpointFormat Format, PickleValue Root) ReadIndex(FileSource source)
    {
        var start = source.ReadBytes(0, (int)Math.Min(source.Length, WrongFile.StartLength));
        return ZipDirectory.LooksLikeZip(start) ? (CheckpointFormat.TorchZip, TorchArchive.Open(source).Root)
            : LegacyFile.LooksLegacy(start) ? (CheckpointFormat.TorchLegacy, LegacyFile.Open(source))
            : SafeTensorsFile.LooksLikeSafeTensors(start) ? (CheckpointFormat.SafeTensors, SafeTensorsFile.Open(source))
            : PlainPickleFile.LooksLikePickle(start) ? (CheckpointFormat.PlainPickle, PlainPickleFile.Open(source))
            : throw new CheckpointException(source.Path, CheckpointProblem.NotACheckpoint, WrongFile.Describe(source.Path, start, source.Length));
    }
}
