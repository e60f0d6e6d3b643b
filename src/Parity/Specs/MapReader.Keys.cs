namespace Parity.Specs;

/// <content>Reading by <see cref="SpecKey"/>, whose kind and limits rule.</content>
public sealed partial class MapReader
{
    /// <summary>Checks the value of a key by its kind and limits without keeping it.</summary>
    public void Check(SpecKey key)
    {
        switch (key.Kind)
        {
            case SpecValueKind.Text or SpecValueKind.Path:
                Scalar(key.Name, key.IsRequired);
                break;
            case SpecValueKind.Choice:
                Choice(key.Name, key.Choices, key.IsRequired);
                break;
            case SpecValueKind.Number:
                Number(key);
                break;
            case SpecValueKind.Integer:
                Integer(key);
                break;
            case SpecValueKind.Flag:
                Flag(key.Name, key.IsRequired);
                break;
            case SpecValueKind.Texts:
                Texts(key.Name, key.IsRequired);
                break;
            case SpecValueKind.Map or SpecValueKind.NamedMaps or SpecValueKind.TextMap:
                Typed<SpecMap>(key.Name, key.IsRequired, "a mapping");
                break;
            default:
                _ = key.IsRequired ? Required(key.Name) : Node(key.Name);
                break;
        }
    }

    /// <summary>A list of text values; an empty list and a value listed twice are problems.</summary>
    internal IReadOnlyList<SpecScalar>? DistinctTexts(SpecKey key)
    {
        var texts = Texts(key.Name, key.IsRequired);
        if (texts is { Count: 0 })
        {
            Problems.Add(PlaceOf(key.Name), $"\"{key.Name}\" is an empty list; list at least one value or remove the key.");
            return null;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var twice in texts?.Where(t => !seen.Add(t.Text)) ?? [])
        {
            Problems.Add(twice.At, $"{twice.Shown} stands twice in \"{key.Name}\"; keep one.");
        }

        return texts;
    }
}
