namespace Parity.Onnx.Lint.Reporting;

/// <summary>A report with the place that a reviewer can change: the model's line in a spec, or the model itself.</summary>
/// <param name="Report">The report.</param>
/// <param name="File">The spec, or the model where none names it.</param>
/// <param name="Line">The line in the spec, from 1; 1 for a model.</param>
/// <param name="Column">The column in the spec, from 1; 1 for a model.</param>
public sealed record LintSource(LintReport Report, string File, int Line, int Column)
{
    /// <summary>A model that no spec names.</summary>
    public static LintSource OfModel(LintReport report) => new(report, report.Model, 1, 1);
}
