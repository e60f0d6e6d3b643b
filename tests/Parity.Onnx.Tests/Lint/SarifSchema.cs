using System.Text.Json;

namespace Parity.Onnx.Tests.Lint;

/// <summary>
/// The published SARIF 2.1.0 schema (OASIS) for the objects that a lint writes: which properties an object may have (no others are allowed), which it must have,
/// which object each holds, and which words are taken.
/// </summary>
internal static class SarifSchema
{
    private static readonly Dictionary<string, (string[] Required, Dictionary<string, string> Properties)> Objects = new()
    {
        ["sarifLog"] = (["version", "runs"], new() { ["$schema"] = "text", ["version"] = "2.1.0", ["runs"] = "run[]", ["properties"] = "any" }),
        ["run"] = (["tool"], new() { ["tool"] = "tool", ["results"] = "result[]", ["columnKind"] = "utf16CodeUnits|unicodeCodePoints", ["artifacts"] = "any", ["invocations"] = "any", ["properties"] = "any" }),
        ["tool"] = (["driver"], new() { ["driver"] = "toolComponent", ["extensions"] = "toolComponent[]", ["properties"] = "any" }),
        ["toolComponent"] = (["name"], new() { ["name"] = "text", ["version"] = "text", ["semanticVersion"] = "text", ["informationUri"] = "absoluteUri", ["rules"] = "reportingDescriptor[]", ["properties"] = "any" }),
        ["reportingDescriptor"] = (["id"], new()
        {
            ["id"] = "text", ["name"] = "text", ["shortDescription"] = "multiformatMessageString", ["fullDescription"] = "multiformatMessageString", ["help"] = "multiformatMessageString",
            ["helpUri"] = "absoluteUri", ["defaultConfiguration"] = "reportingConfiguration", ["properties"] = "any",
        }),
        ["reportingConfiguration"] = ([], new() { ["enabled"] = "any", ["level"] = "none|note|warning|error", ["rank"] = "any", ["parameters"] = "any", ["properties"] = "any" }),
        ["multiformatMessageString"] = (["text"], new() { ["text"] = "text", ["markdown"] = "text", ["properties"] = "any" }),
        ["result"] = (["message"], new()
        {
            ["ruleId"] = "text", ["ruleIndex"] = "integer", ["kind"] = "notApplicable|pass|fail|review|open|informational", ["level"] = "none|note|warning|error", ["message"] = "message",
            ["locations"] = "location[]", ["relatedLocations"] = "location[]", ["partialFingerprints"] = "any", ["fingerprints"] = "any", ["suppressions"] = "suppression[]", ["properties"] = "any",
        }),
        ["message"] = (["text"], new() { ["text"] = "text", ["markdown"] = "text", ["id"] = "text", ["arguments"] = "any", ["properties"] = "any" }),
        ["location"] = ([], new() { ["id"] = "integer", ["physicalLocation"] = "physicalLocation", ["logicalLocations"] = "logicalLocation[]", ["message"] = "message", ["properties"] = "any" }),
        ["physicalLocation"] = (["artifactLocation"], new() { ["artifactLocation"] = "artifactLocation", ["region"] = "region", ["contextRegion"] = "region", ["properties"] = "any" }),
        ["artifactLocation"] = ([], new() { ["uri"] = "uri", ["uriBaseId"] = "text", ["index"] = "integer", ["description"] = "message", ["properties"] = "any" }),
        ["region"] = ([], new() { ["startLine"] = "positive", ["startColumn"] = "positive", ["endLine"] = "positive", ["endColumn"] = "positive", ["properties"] = "any" }),
        ["logicalLocation"] = ([], new() { ["name"] = "text", ["index"] = "integer", ["fullyQualifiedName"] = "text", ["decoratedName"] = "text", ["parentIndex"] = "integer", ["kind"] = "text", ["properties"] = "any" }),
        ["suppression"] = (["kind"], new() { ["guid"] = "text", ["kind"] = "inSource|external", ["justification"] = "text", ["location"] = "location", ["properties"] = "any" }),
    };

    /// <summary>What is wrong with a log.</summary>
    public static IReadOnlyList<string> Problems(JsonElement log) => [.. Check(log, "sarifLog", "$")];

    private static IEnumerable<string> Check(JsonElement value, string kind, string path)
    {
        if (kind.EndsWith("[]", StringComparison.Ordinal))
        {
            return value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().SelectMany((item, i) => Check(item, kind[..^2], $"{path}[{i}]"))
                : [$"{path} is no array"];
        }

        return Objects.TryGetValue(kind, out var shape) ? CheckObject(value, shape, path) : CheckValue(value, kind, path);
    }

    private static IEnumerable<string> CheckObject(JsonElement value, (string[] Required, Dictionary<string, string> Properties) shape, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return [$"{path} is no object"];
        }

        var missing = shape.Required.Where(r => !value.TryGetProperty(r, out _)).Select(r => $"{path} lacks {r}");
        return missing.Concat(value.EnumerateObject().SelectMany(p => shape.Properties.TryGetValue(p.Name, out var kind) ? Check(p.Value, kind, $"{path}.{p.Name}") : [$"{path} may not have {p.Name}"]));
    }

    private static string[] CheckValue(JsonElement value, string kind, string path)
    {
        var isSound = kind switch
        {
            "any" => true,
            "text" => value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0,
            "integer" => value.ValueKind == JsonValueKind.Number && value.GetInt32() >= -1,
            "positive" => value.ValueKind == JsonValueKind.Number && value.GetInt32() >= 1,
            "uri" => Uri.TryCreate(value.GetString(), UriKind.RelativeOrAbsolute, out _) && !value.GetString()!.Contains(' ', StringComparison.Ordinal),
            "absoluteUri" => Uri.TryCreate(value.GetString(), UriKind.Absolute, out _),
            _ => kind.Split('|').Contains(value.GetString()),
        };
        return isSound ? [] : [$"{path} is {value}, expected {kind}"];
    }
}
