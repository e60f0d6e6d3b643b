using System.Text.Json;
using Parity.Comparison;
using Parity.Running;

namespace Parity.Cli.Commands;

/// <summary>Writes a run as data: every case with its verdict in words, and the verdicts with every figure.</summary>
internal static class RunJson
{
    public static void Write(string path, RunReport report)
    {
        var document = new
        {
            report.ExitCode,
            Cases = report.Cases.Select(c => new { Name = c.Case.DisplayName, c.Case.Model, c.Case.Kind, c.Case.Candidate, c.Case.Subject, c.Outcome, c.ComparedValues, c.Text }),
            Verdicts = report.Results,
            report.Notes,
        };
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(document, VerdictJson.Options) + "\n");
    }
}
