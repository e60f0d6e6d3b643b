using System.Globalization;
using System.Text.Json.Nodes;
using Parity.Specs;

namespace Parity.Tests.Specs;

/// <summary>Reads nodes as an editor does: plain scalars by YAML's core schema.</summary>
internal static class YamlAsJson
{
    public static JsonNode Of(SpecNode node) => node switch
    {
        SpecMap map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key.Text, (JsonNode?)OrNull(e.Value)))),
        SpecList list => new JsonArray([.. list.Items.Select(OrNull)]),
        SpecScalar { IsQuoted: true } text => JsonValue.Create(text.Text),
        SpecScalar { Text: "true" or "false" } flag => JsonValue.Create(flag.Text == "true"),
        SpecScalar scalar when long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        SpecScalar scalar when double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => JsonValue.Create(number),
        SpecScalar scalar => JsonValue.Create(scalar.Text),
        _ => throw new InvalidOperationException(node.Kind),
    };

    private static JsonNode? OrNull(SpecNode node) => node is SpecScalar { IsNull: true } ? null : Of(node);
}
