using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Parity.Detections;
using Parity.Imaging;
using Parity.Imaging.Steps;
using Parity.Specs.Binding;

namespace Parity.Specs.Schema;

/// <summary>Sections with a form of their own: sides that are one kind of source each, preprocessing, decoder settings.</summary>
internal static class SectionSchemas
{
    /// <summary>The schema of such a section, or null.</summary>
    public static JsonObject? Of(SpecKey key, KeySchemas keys) => key.Name switch
    {
        "reference" => Side(ReferenceKeys.Kinds, ReferenceKeys.All, keys),
        "candidates" => Candidates(keys),
        "preprocess" => Preprocess(),
        "detections" => keys.Mapping([.. key.Keys, .. DecoderSettings]),
        "rules" => LintRules(key, keys),
        "options" => new() { ["type"] = "object" },
        _ => null,
    };

    private static IEnumerable<SpecKey> DecoderSettings => DetectionDecoders.All.SelectMany(e => e.Settings).DistinctBy(k => k.Name, StringComparer.Ordinal);

    private static JsonObject LintRules(SpecKey key, KeySchemas keys)
    {
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = keys.Mapping(key.Keys) };
        if (keys.Vocabulary.LintRules is { } names)
        {
            schema["propertyNames"] = new JsonObject { ["enum"] = WordSchemas.Array(names) };
        }

        return schema;
    }

    private static JsonObject Candidates(KeySchemas keys) => new()
    {
        ["type"] = "object",
        ["minProperties"] = 1,
        ["propertyNames"] = new JsonObject { ["pattern"] = NameRules.Pattern, ["maxLength"] = NameRules.MaxLength },
        ["additionalProperties"] = Side(CandidateKeys.Kinds, CandidateKeys.All, keys),
    };

    // One alternative for each kind of source, so that an editor offers and allows only the keys that go together.
    private static JsonObject Side(ImmutableArray<SourceKind> kinds, ImmutableArray<SpecKey> all, KeySchemas keys)
    {
        var special = kinds.SelectMany(k => k.Keys.Append(k.Name)).ToHashSet(StringComparer.Ordinal);
        var alternatives = new JsonArray();
        foreach (var kind in kinds)
        {
            var isKnown = keys.Vocabulary.Settings.TryGetValue(kind.Name, out var settings);
            var own = all.Where(k => k.Name == kind.Name || kind.Keys.Contains(k.Name) || !special.Contains(k.Name))
                .Select(k => k.Name == kind.Name || kind.Required.Contains(k.Name) ? k with { IsRequired = true } : k);
            var schema = keys.Mapping([.. own, .. isKnown ? settings : []], open: !isKnown);
            schema.Insert(0, "title", kind.Name);
            foreach (var foreign in isKnown ? [] : special.Where(k => k != kind.Name && !kind.Keys.Contains(k)))
            {
                // An open kind takes any further setting, but not one that belongs to another kind.
                ((JsonObject)schema["properties"]!)[foreign] = new JsonObject { ["not"] = new JsonObject() };
            }

            alternatives.Add(schema);
        }

        return new() { ["type"] = "object", ["oneOf"] = alternatives };
    }

    private static JsonObject Preprocess()
    {
        var steps = new JsonObject();
        foreach (var name in StepCatalog.Names)
        {
            steps[name] = new JsonObject();
        }

        var step = new JsonObject
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["enum"] = WordSchemas.Array(StepCatalog.Names) },
                new JsonObject { ["type"] = "object", ["minProperties"] = 1, ["maxProperties"] = 1, ["properties"] = steps, ["additionalProperties"] = false }),
        };
        var list = new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = step };
        return new() { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = WordSchemas.Array(PreprocessPresets.Names) }, list, Edits((JsonObject)list.DeepClone())) };
    }

    private static JsonObject Edits(JsonObject steps) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("preset"),
        ["properties"] = new JsonObject
        {
            ["preset"] = new JsonObject { ["enum"] = WordSchemas.Array(PreprocessPresets.Names) },
            ["set"] = new JsonObject { ["type"] = "object" },
            ["replace"] = new JsonObject { ["type"] = "object" },
            ["remove"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["enum"] = WordSchemas.Array(StepCatalog.Names) } },
            ["append"] = steps,
        },
        ["additionalProperties"] = false,
    };
}
