using Parity.Goldens;

namespace Parity.Running.Caching;

/// <summary>
/// The folder that <see cref="CachedRunner"/> keeps answers in, to look at and to prune. Only files that are answers by their place, their name and their
/// own key, and the remains of writes, are seen; whatever else lies in the folder is left alone. Safe beside running processes: they compute again what is gone.
/// </summary>
public sealed class ReferenceCache
{
    // A write takes seconds, but a machine may sleep in the middle of one. What is younger is somebody's present work and is not even opened.
    private static readonly TimeSpan LongestWrite = TimeSpan.FromDays(1);
    private readonly string _folder;
    private readonly TimeProvider _clock;
    private readonly IDurableFiles _disk;

    /// <summary>Looks at a folder, which need not exist yet.</summary>
    /// <param name="folder">The folder given with <c>--cache</c> or <c>PARITY_CACHE</c>.</param>
    /// <param name="clock">What age is measured by; null: the system's clock.</param>
    public ReferenceCache(string folder, TimeProvider? clock = null)
        : this(folder, clock ?? TimeProvider.System, new DiskFiles())
    {
    }

    internal ReferenceCache(string folder, TimeProvider clock, IDurableFiles disk) => (_folder, _clock, _disk) = (folder, clock, disk);

    /// <summary>Every answer, and remains of writes older than a day, the least recently used first.</summary>
    /// <exception cref="ParityException">It is no folder, or cannot be read.</exception>
    public IReadOnlyList<CacheFile> Files()
    {
        if (File.Exists(_folder))
        {
            throw new ParityException($"{_folder}: expected the folder of a reference cache, found a file.");
        }

        try
        {
            return [.. Folders().SelectMany(f => f.EnumerateFiles()).Where(f => IsAnswer(f) || IsRemains(f)).Select(Read).OfType<CacheFile>().OrderBy(f => f.LastUse).ThenBy(f => f.Path, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ParityException($"{_folder}: the reference cache cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Deletes what the limits leave no room for, the least recently used first, and remains of writes older than a day.</summary>
    /// <param name="limits">What may stay.</param>
    /// <param name="dryRun">True: say what would go and delete nothing.</param>
    /// <exception cref="ParityException">It is no folder, or cannot be read.</exception>
    public CachePruning Prune(CacheLimits limits, bool dryRun = false)
    {
        var files = Files();
        var now = _clock.GetUtcNow().UtcDateTime;
        var left = files.Where(f => !f.IsRemains).Sum(f => f.Bytes);
        List<CacheFile> deleted = [];
        List<CacheFile> kept = [];
        List<string> problems = [];
        foreach (var file in files)
        {
            var goes = file.IsRemains || now - file.LastUse > limits.OlderThan || left > limits.MaxBytes;
            if (!goes || (!dryRun && !Delete(file, problems)))
            {
                kept.Add(file);
                continue;
            }

            deleted.Add(file);
            left -= file.IsRemains ? 0 : file.Bytes;
        }

        return new([.. deleted], [.. kept], [.. problems]);
    }

    // Links are not followed: what they lead to is not the cache's.
    private IEnumerable<DirectoryInfo> Folders() => Directory.Exists(_folder)
        ? new DirectoryInfo(_folder).EnumerateDirectories("??").Where(f => f.LinkTarget is null)
        : [];

    private static bool IsAnswer(FileInfo file) => file.LinkTarget is null && CacheFileName.IsAnswer(file.FullName);

    private bool IsRemains(FileInfo file) =>
        file.LinkTarget is null && CacheFileName.IsTemporary(file.FullName) && _clock.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > LongestWrite;

    private static CacheFile? Read(FileInfo file)
    {
        try
        {
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var isTemporary = CacheFileName.IsTemporary(file.FullName);
            var reference = isTemporary ? null : Reference(stream, file.Name);
            return reference is not null || (isTemporary && BeginsAsAnAnswer(stream)) ? new(file.FullName, stream.Length, file.LastWriteTimeUtc, reference) : null;
        }
        catch (FileNotFoundException)
        {
            // Another process pruned it just now.
            return null;
        }
    }

    private static string? Reference(FileStream stream, string name) =>
        CacheEntry.ReadHeader(stream) is { } header && CacheFileName.Of(string.Empty, header.Key).EndsWith(name, StringComparison.Ordinal)
            ? $"{header.Description.Properties.GetValueOrDefault("architecture", header.Description.Kind)} {header.Description.ModelPath.Split('/', '\\')[^1]}"
            : null;

    private static bool BeginsAsAnAnswer(FileStream stream)
    {
        Span<byte> start = stackalloc byte[CacheEntry.Magic.Length];
        return CacheEntry.Magic.StartsWith(start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]);
    }

    // False where it stays: it was used since it was listed, or the system refuses.
    private bool Delete(CacheFile file, List<string> problems)
    {
        try
        {
            if (File.Exists(file.Path) && File.GetLastWriteTimeUtc(file.Path) != file.LastUse)
            {
                return false;
            }

            _disk.Delete(file.Path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{file.Path} cannot be deleted: {e.Message}");
            return false;
        }
    }
}
