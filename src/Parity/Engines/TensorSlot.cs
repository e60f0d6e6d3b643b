using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Parity.Tensors;

namespace Parity.Engines;

/// <summary>A declared input or output of a model.</summary>
/// <param name="Name">Its name, exactly.</param>
/// <param name="Type">Its number format.</param>
/// <param name="Shape">Its dimensions; null entries are free, null altogether where the rank is not declared.</param>
public sealed record TensorSlot(string Name, ElementType Type, ImmutableArray<long?>? Shape)
{
    private static readonly Dictionary<string, ElementType> Types = new(StringComparer.Ordinal)
    {
        ["fp32"] = ElementType.Float32,
        ["fp16"] = ElementType.Float16,
        ["bf16"] = ElementType.BFloat16,
    };

    /// <summary>True when a dimension is free.</summary>
    public bool IsDynamic => Shape is not { } shape || shape.Any(d => d is null);

    /// <summary>Reads what a spec says of a tensor: <c>float32 Nx3x640x640</c>; a letter or <c>-1</c> stands for a free dimension.</summary>
    public static bool TryParse(string name, string text, [NotNullWhen(true)] out TensorSlot? slot)
    {
        slot = null;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 2 || TypeOf(words[0]) is not { } type)
        {
            return false;
        }

        var shape = words[1].Split('x').Select(Dimension).ToList();
        if (shape.Any(d => d is null) || shape.Count > 8)
        {
            return false;
        }

        slot = new(name, type, [.. shape.Select(d => d < 0 ? null : d)]);
        return true;
    }

    /// <summary>The shape as trtexec writes it, <c>1x3x640x640</c>.</summary>
    internal static string Joined(IEnumerable<long> shape) => string.Join('x', shape.Select(d => d.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Written the way users read it: <c>images float32 [?,3,640,640]</c>.</summary>
    public override string ToString() =>
        $"{Name} {Type.DisplayName()}{(Shape is { } shape ? $" [{string.Join(',', shape.Select(d => d?.ToString(CultureInfo.InvariantCulture) ?? "?"))}]" : string.Empty)}";

    private static ElementType? TypeOf(string word) =>
        Types.TryGetValue(word, out var type) ? type
        : Enum.GetValues<ElementType>().Where(t => t.DisplayName() == word).Select(t => (ElementType?)t).FirstOrDefault();

    private static long? Dimension(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size <= int.MaxValue ? size
        : text is "-1" or "?" || (text.Length is > 0 and <= 40 && text.All(char.IsAsciiLetter)) ? -1
        : null;
}
