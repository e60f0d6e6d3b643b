namespace Parity.Checkpoints.Layouts;

/// <summary>Removes what training scripts wrap around a model: prefixes that stand before every key.</summary>
internal static class KeyWrapping
{
    private static readonly (string Prefix, string Reason)[] Known =
    [
        ("module.", "DataParallel or an averaged model"),
        ("_orig_mod.", "torch.compile"),
    ];

    // What the wrappers themselves keep beside the model.
    private static readonly string[] OwnCounters = ["n_averaged", "steps"];

    /// <summary>The keys without wrapping; a null key is left out.</summary>
    public static string?[] Unwrap(IReadOnlyList<string> keys, List<string> notes)
    {
        string?[] current = [.. keys];
        while (Known.FirstOrDefault(k => WrapsAll(current, k.Prefix)) is { Prefix: { } prefix, Reason: var reason })
        {
            notes.Add($"stripped \"{prefix}\" from every key ({reason})");
            Strip(current, prefix);
        }

        if (IsDistilled(current))
        {
            notes.Add($"kept the student, {MmengineLayout.Student}*, and left out {Others(current, MmengineLayout.Student)}");
            Strip(current, MmengineLayout.Student);
        }

        return current;
    }

    /// <summary>The keys below <paramref name="prefix"/> without it; a null key is left out. Null when no key has the prefix.</summary>
    public static string?[]? StripExactly(IReadOnlyList<string?> keys, string prefix, List<string> notes)
    {
        string?[] current = [.. keys];
        if (!current.Any(k => k is not null && k.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return null;
        }

        var others = Others(current, prefix);
        notes.Add($"stripped \"{prefix}\", as the spec says" + (others.Length == 0 ? string.Empty : $", and left out {others}"));
        Strip(current, prefix);
        return current;
    }

    private static bool WrapsAll(string?[] keys, string prefix) =>
        keys.Any(k => k is not null && k.StartsWith(prefix, StringComparison.Ordinal))
        && keys.All(k => k is null || k.StartsWith(prefix, StringComparison.Ordinal) || OwnCounters.Contains(k));

    /// <summary>True when the keys are those of a student beside its teacher.</summary>
    public static bool IsDistilled(IReadOnlyList<string?> keys) =>
        keys.Any(k => k is not null && k.StartsWith(MmengineLayout.Student, StringComparison.Ordinal))
        && keys.Any(k => k is not null && (k.StartsWith("teacher.", StringComparison.Ordinal) || k.StartsWith("distiller.", StringComparison.Ordinal)));

    private static void Strip(string?[] keys, string prefix)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = keys[i] is { } key && key.StartsWith(prefix, StringComparison.Ordinal) ? key[prefix.Length..] : null;
        }
    }

    private static string Others(string?[] keys, string prefix) => string.Join(", ", keys
        .Where(k => k is not null && !k.StartsWith(prefix, StringComparison.Ordinal))
        .GroupBy(k => k!.Split('.')[0], StringComparer.Ordinal)
        .Take(10)
        .Select(g => $"{g.Count()} {g.Key}.*"));
}
