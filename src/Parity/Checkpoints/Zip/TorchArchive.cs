using System.Collections.Concurrent;
using System.Text;
using Parity.Checkpoints.Pickle;
using Parity.Checkpoints.Storages;

namespace Parity.Checkpoints.Zip;

/// <summary>
/// The zip container of <c>torch.save</c>: <c>FOLDER/data.pkl</c>, <c>FOLDER/data/KEY</c> for each storage, <c>FOLDER/version</c>, since
/// PyTorch 2.0 <c>FOLDER/byteorder</c>. The folder is the file's stem when it was saved, or <c>archive</c>: any name is accepted.
/// </summary>
internal sealed class TorchArchive : IStorageReader
{
    private const string PickleName = "/data.pkl";
    private readonly ByteSource _file;
    private readonly Dictionary<string, ZipEntry> _entries;
    private readonly ConcurrentDictionary<string, ZipStorage> _storages = new(StringComparer.Ordinal);
    private readonly bool _isBigEndian;

    private TorchArchive(ByteSource file, Dictionary<string, ZipEntry> entries, string folder)
    {
        (_file, _entries, Folder) = (file, entries, folder);
        ByteOrder = entries.TryGetValue(folder + "/byteorder", out var entry) ? Encoding.ASCII.GetString(ZipContents.ReadSmall(file, entry, 64)).Trim() : "little";
        _isBigEndian = ByteOrder switch
        {
            "little" => false,
            "big" => true,
            _ => throw file.Damaged($"expected the byte order little or big, found \"{ByteOrder}\"."),
        };
    }

    /// <summary>The folder inside the archive.</summary>
    public string Folder { get; }

    /// <summary><c>little</c> or <c>big</c>.</summary>
    public string ByteOrder { get; }

    /// <summary>Opens the archive and reads its pickle.</summary>
    /// <exception cref="CheckpointException">The archive is not one of torch.save, or is damaged.</exception>
    public static (TorchArchive Archive, PickleValue Root) Open(ByteSource file, InertCalls inert)
    {
        var entries = ZipDirectory.Read(file).ToDictionary(e => e.Name, StringComparer.Ordinal);
        WrongFiles.WrongArchive.Refuse(file.Path, entries.Keys);
        var pickles = entries.Keys.Where(n => n.EndsWith(PickleName, StringComparison.Ordinal) && n.IndexOf('/') == n.Length - PickleName.Length).ToList();
        if (pickles is not [var pickle])
        {
            throw file.Damaged($"expected one entry FOLDER/data.pkl in the zip archive, found {pickles.Count}.");
        }

        var archive = new TorchArchive(file, entries, pickle[..^PickleName.Length]);
        return (archive, archive.ReadPickle(entries[pickle], inert));
    }

    /// <inheritdoc/>
    public void Claim(PickleStorage storage, long count)
    {
        // Nothing to note: the archive finds storages by name.
    }

    /// <inheritdoc/>
    public StorageBytes Open(PickleStorage storage, int elementSize)
    {
        var bytes = _storages.GetOrAdd(storage.Key, Find);
        if (storage.Count > bytes.Length / elementSize)
        {
            throw _file.Damaged($"storage {storage.Key} claims {storage.Count} elements of {elementSize} bytes, but its zip entry holds {bytes.Length} bytes.");
        }

        return bytes;
    }

    private ZipStorage Find(string key)
    {
        var name = $"{Folder}/data/{key}";
        return _entries.TryGetValue(name, out var entry)
            ? new(_file, entry) { IsBigEndian = _isBigEndian }
            : throw _file.Damaged($"the pickle names storage {key}, but the archive has no entry \"{name}\".");
    }

    private PickleValue ReadPickle(ZipEntry entry, InertCalls inert)
    {
        ByteSource bytes = entry.Method == 0 ? ZipContents.Locate(_file, entry) : new MemorySource(_file.Path, ZipContents.Inflate(_file, entry));
        Checksum.Require(_file, entry, Checksum.Compute(bytes));
        return new PickleReader(new PickleInput(bytes), this, inert).Read();
    }
}
