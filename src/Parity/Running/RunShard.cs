using System.Globalization;

namespace Parity.Running;

/// <summary>One of several parts that a run is split into.</summary>
/// <param name="Index">Which part, from 1.</param>
/// <param name="Count">How many parts there are.</param>
public sealed record RunShard(int Index, int Count)
{
    /// <summary>Reads <c>3/8</c>: the third of eight.</summary>
    /// <exception cref="ParityException">The text is no part of a whole.</exception>
    public static RunShard Parse(string text) =>
        text.Split('/') is [var index, var count] && Number(index) is { } i && Number(count) is { } n && i >= 1 && i <= n
            ? new(i, n)
            : throw new ParityException($"expected a shard such as 3/8 (the third of eight, counted from 1); found \"{text}\".");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
