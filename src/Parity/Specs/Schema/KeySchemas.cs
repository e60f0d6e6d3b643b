using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Parity.Specs.Schema;

/// <summary>The schema of each key, by its kind; the few keys with a form of their own are in <see cref="SectionSchemas"/> and <see cref="WordSchemas"/>.</summary>
internal sealed class KeySchemas(SpecVocabulary vocabulary)
{
    /// <summary>The names that are known.</summary>
    public SpecVocabulary Vocabulary => vocabulary;

    /// <summary>A mapping with these keys and no others.</summary>
    public JsonObject Mapping(IReadOnlyCollection<SpecKey> keys, bool open = false)
    {
        var properties = new JsonObject();
        foreach (var key in keys)
        {
            properties[key.Name] = Of(key);
        }

        var schema = new JsonObject { ["type"] = "object" };
        if (keys.Any(k => k.IsRequired))
        {
            schema["required"] = new JsonArray([.. keys.Where(k => k.IsRequired).Select(k => JsonValue.Create(k.Name))]);
        }

        schema["properties"] = properties;
        schema["additionalProperties"] = open;
        return schema;
    }

    /// <summary>The schema of one key with its description and default.</summary>
    public JsonObject Of(SpecKey key)
    {
        var schema = SectionSchemas.Of(key, this) ?? WordSchemas.Of(key, vocabulary) ?? ByKind(key);
        schema.Insert(0, "description", key.Default is null ? key.Description : $"{key.Description} Default: {key.Default}.");
        return schema;
    }

    private JsonObject ByKind(SpecKey key) => key.Kind switch
    {
        SpecValueKind.Text => WordSchemas.Scalar(),
        SpecValueKind.Path => new() { ["type"] = "string", ["pattern"] = @"^[^\\~][^\\]*$" },
        SpecValueKind.Choice => new() { ["enum"] = WordSchemas.Array(key.Choices) },
        SpecValueKind.Number => Limits(key, "number"),
        SpecValueKind.Integer => Limits(key, "integer"),
        SpecValueKind.Flag => new() { ["type"] = "boolean" },
        SpecValueKind.Texts => new() { ["type"] = "array", ["minItems"] = 1, ["items"] = WordSchemas.Scalar() },
        SpecValueKind.TextMap => new() { ["type"] = "object", ["additionalProperties"] = WordSchemas.Scalar(orNull: true) },
        SpecValueKind.Map when !key.Keys.IsEmpty => Mapping(key.Keys),
        SpecValueKind.Map or SpecValueKind.NamedMaps => new() { ["type"] = "object" },
        _ => [],
    };

    private static JsonObject Limits(SpecKey key, string type)
    {
        var schema = new JsonObject { ["type"] = type };
        if (key.Minimum is { } minimum)
        {
            schema["minimum"] = minimum;
        }

        if (key.Maximum is { } maximum)
        {
            schema[key.IsBelowMaximum ? "exclusiveMaximum" : "maximum"] = maximum;
        }

        return schema;
    }
}
