using System.Globalization;

namespace Parity.Onnx.Lint.Inference;

/// <summary>One dimension as far as the graph shows it: a size, one that varies with the input, or unknown (the default).</summary>
internal readonly record struct Dim
{
    private const int LongestId = 80;

    private Dim(long? size, string? id, string? origin, bool fromData) => (Size, Id, Origin, FromData) = (size, id, origin, fromData);

    /// <summary>Not known.</summary>
    public static Dim Unknown => default;

    /// <summary>The size, when it is the same for every input.</summary>
    public long? Size { get; }

    /// <summary>What it is computed from; two dimensions with one id are equal. Null: not known to vary.</summary>
    public string? Id { get; }

    /// <summary>In words, what it varies with: <c>N of input "images"</c>.</summary>
    public string? Origin { get; }

    /// <summary>True when it varies with the values of the input, not with its shape: a number of detections.</summary>
    public bool FromData { get; }

    /// <summary>True when it varies with the input.</summary>
    public bool Varies => Id is not null;

    /// <summary>A size.</summary>
    public static Dim Of(long size) => new(size, null, null, false);

    /// <summary>A size that varies.</summary>
    public static Dim Free(string id, string origin, bool fromData = false) => new(null, id, origin, fromData);

    /// <summary>A size computed from this one; still varying when this one is.</summary>
    public Dim Through(string how) => Varies ? new(null, How(how), Origin, FromData) : Unknown;

    /// <summary>The product of two sizes.</summary>
    public static Dim Product(Dim a, Dim b) => (a.Size, b.Size) switch
    {
        ({ } x, { } y) => Multiply(x, y),
        (1, _) => b,
        (_, 1) => a,
        (0, _) or (_, 0) => Of(0),
        (null, { } y) when a.Varies => a.Through(string.Create(CultureInfo.InvariantCulture, $"*{y}")),
        ({ } x, null) when b.Varies => b.Through(string.Create(CultureInfo.InvariantCulture, $"*{x}")),
        _ when a.Varies && b.Varies => new(null, a.How($"*({b.Id})"), a.Origin, a.FromData || b.FromData),
        _ => Unknown,
    };

    /// <inheritdoc/>
    public override string ToString() => Size?.ToString(CultureInfo.InvariantCulture) ?? Id ?? "?";

    private static Dim Multiply(long x, long y)
    {
        var product = (Int128)x * y;
        return product > long.MaxValue || product < long.MinValue ? Unknown : Of((long)product);
    }

    // An id only serves to compare: a long one is kept apart by its hash.
    private string How(string how)
    {
        var id = $"{Id}{how}";
        return id.Length <= LongestId ? id : string.Create(CultureInfo.InvariantCulture, $"{id[..40]}…{Hash(id):x16}");
    }

    private static ulong Hash(string text) => text.Aggregate(14695981039346656037UL, (hash, c) => unchecked((hash ^ c) * 1099511628211UL));
}
