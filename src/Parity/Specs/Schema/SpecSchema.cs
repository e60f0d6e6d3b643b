using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parity.Specs.Schema;

/// <summary>
/// Writes the JSON schema (draft-07) of a spec for editors, from the very keys the loader reads by. Put
/// <c># yaml-language-server: $schema=parity.schema.json</c> at the top of a spec and the editor completes and checks it.
/// </summary>
public static class SpecSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text with line feeds, ending in one.</summary>
    /// <param name="vocabulary">The names a spec may use; null: what this library knows itself. Lists that are null there are left open.</param>
    public static string Write(SpecVocabulary? vocabulary = null) =>
        Root(new(vocabulary ?? SpecVocabulary.Default)).ToJsonString(Indented) + "\n";

    private static JsonObject Root(KeySchemas keys)
    {
        var schema = keys.Mapping(RootKeys.All);
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        schema.Insert(1, "title", "Parity spec");
        schema.Insert(2, "description", "What one model's shipped artefacts are held to: see docs/spec.md.");
        schema["anyOf"] = new JsonArray(Required(RootKeys.Reference), Required(RootKeys.Candidates));
        return schema;
    }

    private static JsonObject Required(SpecKey key) => new() { ["required"] = new JsonArray(key.Name) };
}
