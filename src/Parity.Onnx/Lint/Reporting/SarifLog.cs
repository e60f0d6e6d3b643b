using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parity.Onnx.Lint.Reporting;

/// <summary>
/// Reports in the Static Analysis Results Interchange Format 2.1.0 (OASIS), which code hosts turn into annotations of a pull request.
/// A result points at the line of the spec that names the model, where there is one, and names the node as its logical location.
/// </summary>
public static class SarifLog
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The log as text, ending in a line feed.</summary>
    /// <param name="sources">The reports.</param>
    /// <param name="root">The folder that paths are given relative to: the checkout.</param>
    /// <param name="version">The tool's version.</param>
    public static string Write(IEnumerable<LintSource> sources, string root, string version)
    {
        var list = sources.ToList();
        var log = new JsonObject
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "parity lint",
                        ["version"] = version,
                        ["rules"] = new JsonArray([.. ModelLint.Rules.Select(Rule)]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. list.SelectMany(s => s.Report.Findings.Concat(s.Report.Suppressed).Select(f => Result(f, s, root)))]),
            }),
        };
        return log.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Rule(LintRule rule) => new()
    {
        ["id"] = rule.Id,
        ["shortDescription"] = Text(rule.Title),
        ["help"] = Text($"See {rule.Documentation}."),
        ["defaultConfiguration"] = new JsonObject { ["level"] = rule.Severity.Word() },
    };

    private static JsonObject Result(LintFinding finding, LintSource source, string root)
    {
        var target = finding.Target is { } named ? $" ({named.DisplayName})" : string.Empty;
        var result = new JsonObject
        {
            ["ruleId"] = finding.Rule.Id,
            ["ruleIndex"] = ModelLint.Rules.IndexOf(finding.Rule),

            // What is suppressed keeps the level it would have had.
            ["level"] = (finding.Severity == LintSeverity.Off ? finding.Rule.Severity : finding.Severity).Word(),
            ["message"] = Text($"{finding.Place}{target}: {finding.Why} {finding.Fix}"),
            ["locations"] = new JsonArray(Location(finding, source, root)),
            ["partialFingerprints"] = new JsonObject { ["parityLint/v1"] = Fingerprint(finding, source, root) },
        };
        if (finding.Severity == LintSeverity.Off)
        {
            result["suppressions"] = new JsonArray(new JsonObject { ["kind"] = "external", ["justification"] = finding.Adjustment!.Reason });
        }

        return result;
    }

    private static JsonObject Location(LintFinding finding, LintSource source, string root) => new()
    {
        ["physicalLocation"] = new JsonObject
        {
            ["artifactLocation"] = new JsonObject { ["uri"] = Uri(source.File, root) },
            ["region"] = new JsonObject { ["startLine"] = source.Line, ["startColumn"] = source.Column },
        },
        ["logicalLocations"] = new JsonArray(new JsonObject
        {
            ["name"] = LintPlace.OneLine(finding.Place.Name.Length > 0 ? finding.Place.Name : finding.Place.Text),
            ["fullyQualifiedName"] = $"{Uri(source.Report.Model, root)}: {finding.Place.Text}",
            ["kind"] = finding.Place.Kind is LintPlaceKind.Input or LintPlaceKind.Output ? "parameter" : "element",
        }),
    };

    // What stays the same while lines and numbers move: hosts match annotations of two runs by it.
    private static string Fingerprint(LintFinding finding, LintSource source, string root) =>
        string.Create(CultureInfo.InvariantCulture, $"{finding.Rule.Id}|{finding.Target?.Text}|{Uri(source.Report.Model, root)}|{finding.Place.Kind}|{LintPlace.OneLine(finding.Place.Name)}");

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static string Uri(string path, string root)
    {
        var relative = Path.GetRelativePath(root, path).Replace('\\', '/');
        return Path.IsPathRooted(relative) ? new Uri(path).AbsoluteUri : string.Join('/', relative.Split('/').Select(System.Uri.EscapeDataString));
    }
}
