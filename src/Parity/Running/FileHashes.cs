using System.Collections.Concurrent;
using Parity.Goldens;

namespace Parity.Running;

/// <summary>Hashes of files, each computed once per run.</summary>
internal sealed class FileHashes
{
    private readonly ConcurrentDictionary<string, string?> _files = new(StringComparer.Ordinal);

    /// <summary>The hash of a file's bytes, or null where it is not on this machine.</summary>
    /// <exception cref="ParityException">The file is there and cannot be read.</exception>
    public string? OfFile(string path) => _files.GetOrAdd(path, static p => File.Exists(p) ? ContentHash.OfFile(p) : null);
}
