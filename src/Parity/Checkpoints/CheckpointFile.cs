using Parity.Checkpoints.Inspection;
using Parity.Checkpoints.Layouts;
using Parity.Checkpoints.Pickle;
using Parity.Checkpoints.Storages;

namespace Parity.Checkpoints;

/// <summary>
/// An open checkpoint. Opening reads the index (a pickle or a header) as plain data and executes nothing; tensors are read from the
/// file when an entry's <see cref="StateEntry.Read"/> is called, so the file stays open until it is disposed.
/// </summary>
public sealed class CheckpointFile : IDisposable
{
    private readonly ByteSource _source;
    private readonly Lazy<CheckpointContents> _contents;

    private CheckpointFile(ByteSource source, CheckpointIndex index)
    {
        (_source, Format, Root, Container, Inert) = (source, index.Format, index.Root, index.Container, index.Inert);
        _contents = new(() => new(index.Root));
    }

    /// <summary>The file, as it was given.</summary>
    public string Path => _source.Path;

    /// <summary>The container.</summary>
    public CheckpointFormat Format { get; }

    /// <summary>Everything the file's pickle holds, as plain data; for safetensors a dict of tensors.</summary>
    public PickleValue Root { get; }

    /// <summary>The number of bytes of the file.</summary>
    public long Length => _source.Length;

    /// <summary>The container in words, for instance <c>torch.save zip archive, folder "archive", little-endian</c>.</summary>
    internal string Container { get; }

    /// <summary>What the file's pickles name and would have called.</summary>
    internal InertCalls Inert { get; }

    /// <summary>What the top levels hold.</summary>
    internal CheckpointContents Contents => _contents.Value;

    /// <summary>Opens a file of any known container.</summary>
    /// <exception cref="CheckpointException">The file cannot be read, is damaged, or is something else; the message says what.</exception>
    public static CheckpointFile Open(string path) => Open(FileSource.Open(path));

    /// <summary>Takes the weights.</summary>
    /// <param name="entry">The dotted path of the entry, for instance <c>ema.module</c>; null: chosen by layout; empty: the file itself.</param>
    /// <param name="stripPrefix">A key prefix: only keys below it are taken, without it. Null: known wrappings are removed. Empty: keys stay as they are.</param>
    /// <param name="rename">Key prefixes to replace. For each key the first rule whose prefix fits applies.</param>
    /// <exception cref="CheckpointException">There are no such weights, or their index contradicts the file.</exception>
    public CheckpointWeights SelectWeights(string? entry = null, string? stripPrefix = null, IEnumerable<KeyValuePair<string, string>>? rename = null) =>
        WeightSelection.Select(Path, _contents.Value, entry, stripPrefix, [.. rename ?? []]);

    /// <summary>Says what the file is, where its weights are, and what it would have executed.</summary>
    public CheckpointInspection Inspect() => Inspector.Inspect(this);

    /// <summary>Closes the file; entries can no longer be read.</summary>
    public void Dispose() => (_source as IDisposable)?.Dispose();

    /// <summary>Opens bytes from anywhere and takes them over.</summary>
    internal static CheckpointFile Open(ByteSource source)
    {
        try
        {
            return new(source, CheckpointIndex.Read(source));
        }
        catch
        {
            (source as IDisposable)?.Dispose();
            throw;
        }
    }
}
