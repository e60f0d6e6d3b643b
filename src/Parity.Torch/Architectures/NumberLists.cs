using System.Globalization;
using Parity.Specs;

namespace Parity.Torch.Architectures;

/// <summary>Reads lists of numbers from an architecture's options.</summary>
public static class NumberLists
{
    /// <summary>A list of finite numbers; null when it is absent or unusable, which is noted.</summary>
    /// <param name="options">The options.</param>
    /// <param name="key">The option.</param>
    /// <param name="count">How many numbers there must be; null: at least one.</param>
    public static IReadOnlyList<float>? Numbers(this MapReader options, string key, int? count = null) =>
        options.List(key) is { } items ? Read(options, key, options.Node(key)!.At, items, count) : null;

    /// <summary>One list of numbers for every pyramid level, or one list of lists.</summary>
    /// <param name="options">The options.</param>
    /// <param name="key">The option.</param>
    /// <param name="levels">How many levels there are.</param>
    public static IReadOnlyList<IReadOnlyList<float>>? NumbersPerLevel(this MapReader options, string key, int levels)
    {
        if (options.List(key) is not { } items)
        {
            return null;
        }

        if (!items.Any(i => i is SpecList))
        {
            return Read(options, key, options.Node(key)!.At, items, count: null) is { } one ? [.. Enumerable.Repeat(one, levels)] : null;
        }

        var lists = items.Select(i => i is SpecList list ? Read(options, key, list.At, list.Items, count: null) : null).ToList();
        if (lists.Count == levels && lists.All(l => l is not null))
        {
            return lists!;
        }

        options.Problems.Add(options.Node(key)!.At, $"\"{key}\" must be one list of numbers, or one list for each of the {levels} levels.");
        return null;
    }

    private static float[]? Read(MapReader options, string key, SpecLocation at, IReadOnlyList<SpecNode> items, int? count)
    {
        var numbers = new List<float>(items.Count);
        foreach (var item in items)
        {
            if (item is SpecScalar scalar && float.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number))
            {
                numbers.Add(number);
            }
            else
            {
                options.Problems.Add(item.At, $"\"{key}\" is a list of numbers; found {(item is SpecScalar text ? $"\"{text.Text}\"" : item.Kind)}.");
                return null;
            }
        }

        if (count is null ? numbers.Count > 0 : numbers.Count == count)
        {
            return [.. numbers];
        }

        options.Problems.Add(at, $"\"{key}\" must hold {(count is null ? "at least one number" : $"{count} numbers")}; found {numbers.Count}.");
        return null;
    }
}
