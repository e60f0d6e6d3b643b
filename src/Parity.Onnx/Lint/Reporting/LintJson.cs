using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parity.Onnx.Lint.Reporting;

/// <summary>Reports as JSON for other programs.</summary>
public static class LintJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One object with a report for each model and target, ending in a line feed.</summary>
    public static string Write(IEnumerable<LintReport> reports) =>
        new JsonObject { ["reports"] = new JsonArray([.. reports.Select(Of)]) }.ToJsonString(Indented) + "\n";

    private static JsonObject Of(LintReport report) => new()
    {
        ["model"] = report.Model,
        ["target"] = report.Target?.Text,
        ["operators"] = report.Operators,
        ["rules"] = new JsonArray([.. report.Rules.Select(r => JsonValue.Create(r.Id))]),
        ["notes"] = new JsonArray([.. report.Notes.Select(n => JsonValue.Create(n))]),
        ["errors"] = report.Count(LintSeverity.Error),
        ["warnings"] = report.Count(LintSeverity.Warning),
        ["findings"] = new JsonArray([.. report.Findings.Select(Of)]),
        ["suppressed"] = new JsonArray([.. report.Suppressed.Select(Of)]),
        ["unusedEntries"] = new JsonArray([.. report.Unused.Select(a => new JsonObject { ["rule"] = a.Rule, ["reason"] = a.Reason })]),
    };

    private static JsonObject Of(LintFinding finding) => new()
    {
        ["rule"] = finding.Rule.Id,
        ["severity"] = finding.Severity.Word(),
        ["target"] = finding.Target?.Text,
        ["place"] = new JsonObject { ["kind"] = KindOf(finding.Place), ["name"] = finding.Place.Name, ["text"] = finding.Place.Text },
        ["why"] = finding.Why,
        ["fix"] = finding.Fix,
        ["documentation"] = finding.Rule.Documentation,
        ["reason"] = finding.Adjustment?.Reason,
    };

    private static string KindOf(LintPlace place) => place.Kind switch
    {
        LintPlaceKind.Node => "node",
        LintPlaceKind.Input => "input",
        LintPlaceKind.Output => "output",
        LintPlaceKind.Tensor => "tensor",
        _ => "model",
    };
}
