using System.Text.Json.Nodes;
using Parity.Specs.Binding;

namespace Parity.Specs.Schema;

/// <summary>Keys whose values are names the vocabulary knows, or words of a form.</summary>
internal static class WordSchemas
{
    /// <summary>The schema of such a key, or null.</summary>
    public static JsonObject? Of(SpecKey key, SpecVocabulary vocabulary) => key.Name switch
    {
        "model" => new() { ["type"] = "string", ["pattern"] = NameRules.Pattern, ["maxLength"] = NameRules.MaxLength },
        "device" => new() { ["type"] = "string", ["pattern"] = DeviceRules.Pattern },
        "decoder" => Known(vocabulary.Decoders),
        "provider" => Known(vocabulary.Providers),
        "architecture" => Known(vocabulary.Architectures),
        "faults" => Distinct(Known(vocabulary.Faults)),
        "requires" => Distinct(new() { ["type"] = "string", ["pattern"] = CandidateBinder.RequirementPattern(vocabulary.Requirements) }),
        "until" or "requires_until" => new() { ["type"] = "string", ["pattern"] = SkipBinder.DatePattern },
        "empty" => Distinct(Scalar()),
        _ => null,
    };

    /// <summary>A single value: what YAML reads as a number or a flag is text to a spec where text is expected.</summary>
    public static JsonObject Scalar(bool orNull = false) => new() { ["type"] = orNull ? new JsonArray("string", "number", "boolean", "null") : new JsonArray("string", "number", "boolean") };

    /// <summary>An array of texts.</summary>
    public static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);

    private static JsonObject Known(IReadOnlyCollection<string>? words) => words is null ? Scalar() : new() { ["enum"] = Array(words) };

    private static JsonObject Distinct(JsonObject items) => new() { ["type"] = "array", ["minItems"] = 1, ["uniqueItems"] = true, ["items"] = items };
}
