using Parity.Checkpoints.Pickle;
using Parity.Checkpoints.Storages;

namespace Parity.Checkpoints.Layouts;

/// <summary>Turns the chosen entry of a checkpoint into a state dict.</summary>
internal static class WeightSelection
{
    /// <summary>Chooses the entry, reads its keys, strips and renames them.</summary>
    /// <exception cref="CheckpointException">There are no such weights, or a key cannot be read.</exception>
    public static CheckpointWeights Select(string path, CheckpointContents contents, string? entry, string? stripPrefix, IReadOnlyList<KeyValuePair<string, string>> rename)
    {
        var layout = CheckpointLayout.Recognise(contents);
        var (source, choice) = EntryChoice.Choose(path, contents, layout, entry);
        var named = NamedTensors.Of(path, source);
        var notes = new List<string> { choice };
        var keys = Strip(path, [.. named.Tensors.Select(t => t.Key)], stripPrefix, notes);
        KeyRenaming.Apply(path, keys, rename, notes);
        notes.AddRange(named.Notes);
        return new()
        {
            StateDict = new(Entries(path, keys, named.Tensors)),
            Entry = source.Path,
            Layout = layout.Name,
            StudentPrefix = stripPrefix is null && KeyWrapping.IsDistilled([.. named.Tensors.Select(t => t.Key)]) ? MmengineLayout.Student : null,
            Attributes = Attributes(contents, named),
            ExtraTensors = Extras(path, named, notes),
            Notes = notes,
        };
    }

    private static string?[] Strip(string path, List<string> keys, string? prefix, List<string> notes)
    {
        if (prefix is "")
        {
            return [.. keys];
        }

        if (prefix is null)
        {
            return KeyWrapping.Unwrap(keys, notes);
        }

        var dotted = prefix.EndsWith('.') ? prefix : prefix + ".";
        return KeyWrapping.StripExactly(keys, dotted, notes)
            ?? KeyWrapping.StripExactly(KeyWrapping.Unwrap(keys, notes), dotted, notes)
            ?? throw new CheckpointException(path, CheckpointProblem.NoWeights, $"the spec says \"strip_prefix: {prefix}\", but no key starts with it. The keys start with: {string.Join(", ", keys.Select(k => k.Split('.')[0] + ".").Distinct().Take(10))}");
    }

    private static List<StateEntry> Entries(string path, string?[] keys, IReadOnlyList<KeyValuePair<string, PickleValue>> tensors)
    {
        var entries = new List<StateEntry>(keys.Length);
        var origins = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] is not { } key)
            {
                continue;
            }

            var (original, value) = tensors[i];
            if (!origins.TryAdd(key, original))
            {
                throw new CheckpointException(path, CheckpointProblem.Ambiguous, $"\"{origins[key]}\" and \"{original}\" both become \"{key}\". Change \"rename\" or \"strip_prefix\" in the spec.");
            }

            entries.Add(key == original ? Entry(path, original, value) : Entry(path, original, value).Rename(key));
        }

        return entries;
    }

    private static StateEntry Entry(string path, string key, PickleValue value) => value switch
    {
        PickleTensor tensor => StoredEntry.Create(path, key, tensor),
        PickleArray array => ArrayEntry.Create(path, key, array),
        _ => throw new CheckpointException(path, CheckpointProblem.Unsupported, $"tensor \"{key}\" is {value.Kind}: quantised, sparse and storage-less tensors are not read here. Save the float weights."),
    };

    private static Dictionary<string, StateEntry> Extras(string path, NamedTensors named, List<string> notes)
    {
        var extras = new Dictionary<string, StateEntry>(StringComparer.Ordinal);
        foreach (var (key, value) in named.ExtraTensors)
        {
            if ((value as PickleTensor)?.ElementType is null && (value as PickleArray)?.ElementType is null)
            {
                notes.Add($"left out {key}: {value.Kind} is not read here");
            }
            else
            {
                extras[key] = Entry(path, key, value);
            }
        }

        return extras;
    }

    private static IReadOnlyDictionary<string, string> Attributes(CheckpointContents contents, NamedTensors named)
    {
        var classes = EntryPath.Resolve(contents.Root, "meta.dataset_meta.classes") ?? EntryPath.Resolve(contents.Root, "meta.dataset_meta.CLASSES") ?? EntryPath.Resolve(contents.Root, "meta.CLASSES");
        return classes is null || named.Attributes.ContainsKey("names")
            ? named.Attributes
            : new Dictionary<string, string>(named.Attributes) { ["names"] = PlainJson.Write(classes) };
    }
}
