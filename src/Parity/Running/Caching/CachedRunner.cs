using System.Globalization;
using System.Security.Cryptography;
using Parity.Comparison;
using Parity.Goldens;
using Parity.Reporting;

namespace Parity.Running.Caching;

/// <summary>
/// A reference whose answers are kept by content: by the model (checkpoint, architecture, options, code, runtime) and the very tensor it received, which is
/// what image and preprocessing come to. The model is loaded only when an answer is lacking. An answer is never taken for another key, and a damaged one
/// is computed again.
/// </summary>
public sealed class CachedRunner : IModelRunner
{
    private readonly string _folder;
    private readonly string _modelKey;
    private readonly Func<IModelRunner> _load;
    private IModelRunner? _runner;
    private RunnerDescription? _description;
    private string? _unwritable;
    private string? _unreadable;
    private int _found;
    private int _damaged;

    /// <summary>Keeps answers in a folder.</summary>
    /// <param name="folder">The folder; several processes and machines may share it.</param>
    /// <param name="modelKey">Everything about the model that its outputs depend on, as text.</param>
    /// <param name="load">Loads the model.</param>
    public CachedRunner(string folder, string modelKey, Func<IModelRunner> load) => (_folder, _modelKey, _load) = (folder, modelKey, load);

    /// <summary>How many answers came from the cache.</summary>
    public int Found => _found;

    /// <inheritdoc/>
    public RunnerDescription Description
    {
        get
        {
            var own = _runner?.Description ?? _description ?? Runner.Description;
            List<string> notes = [.. own.Notes];
            if (_found > 0)
            {
                notes.Add($"outputs of {Counted.Of(_found, "run")} come from the reference cache{(_runner is null ? "; the model itself was not loaded" : string.Empty)}");
            }

            if (_damaged > 0)
            {
                notes.Add($"{Counted.Of(_damaged, "answer")} of the reference cache found damaged and computed again");
            }

            return own with { Notes = [.. notes, .. new[] { _unreadable, _unwritable }.OfType<string>()] };
        }
    }

    private IModelRunner Runner => _runner ??= _load();

    /// <inheritdoc/>
    public RawOutputs Run(ModelInput input)
    {
        var key = KeyOf(input);
        var path = CacheFileName.Of(_folder, key);
        if (Find(path, key) is { } entry)
        {
            _found++;
            _description ??= entry.Description;
            return entry.Outputs;
        }

        var outputs = Runner.Run(input);
        Keep(path, key, new(outputs, Runner.Description));
        return outputs;
    }

    /// <inheritdoc/>
    public void Dispose() => _runner?.Dispose();

    private CacheEntry? Find(string path, string key)
    {
        if (Read(path) is not { } bytes)
        {
            return null;
        }

        var entry = CacheEntry.Parse(bytes, key);
        if (entry is null)
        {
            _damaged++;
            return null;
        }

        MarkUsed(path);
        return entry;
    }

    // Another process may prune the cache at any moment: what is gone is computed again.
    private byte[]? Read(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _unreadable = $"the reference cache cannot be read: {e.Message}";
            return null;
        }
    }

    // The time of the last write is the time of the last use: archives of build servers keep it, while access times are often switched off.
    private static void MarkUsed(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Read-only here, or pruned just now: the answer is in hand, and whoever may prune the cache sees its true age at worst.
        }
    }

    // A cache that cannot be written costs time, not the verdict; the report says so.
    private void Keep(string path, string key, CacheEntry entry)
    {
        try
        {
            WholeFile.Write(path, entry.Format(key));
        }
        catch (ParityException e)
        {
            _unwritable = $"the reference cache cannot be written: {e.Message}";
        }
    }

    private string KeyOf(ModelInput input) => string.Create(
        CultureInfo.InvariantCulture,
        $"{_modelKey}\ntensor {input.Tensor.ElementType} [{string.Join(',', input.Tensor.Shape)}] {Convert.ToHexStringLower(SHA256.HashData(input.Tensor.Bytes.Span))}\ngeometry {input.Geometry}");
}
