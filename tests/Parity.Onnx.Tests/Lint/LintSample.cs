using Parity.Onnx.Lint;
using Parity.Onnx.Models;

namespace Parity.Onnx.Tests.Lint;

/// <summary>Lints the files under Data/lint, made by tools/fixtures/lint.</summary>
internal static class LintSample
{
    /// <summary>What one rule finds in a file for a target; an empty target: the general rules.</summary>
    public static IReadOnlyList<LintFinding> Find(string rule, string file, string target = "") =>
        [.. Run(file, target).Findings.Where(f => f.Rule.Id == rule)];

    public static LintReport Run(string file, string target = "", params LintAdjustment[] adjustments) =>
        ModelLint.Run(Load(file), new() { Target = target.Length == 0 ? null : LintTarget.Parse(target), Adjustments = [.. adjustments] });

    /// <summary>A file of Data/lint, of "lost": without the external data it was exported with, or of another folder of Data when it names one.</summary>
    public static OnnxModel Load(string file) => file.StartsWith("lost/", StringComparison.Ordinal)
        ? OnnxModel.Parse(File.ReadAllBytes(Sample.File("runner", file["lost/".Length..])), Sample.File("lost", file["lost/".Length..]))
        : OnnxModel.Load(file.Contains('/', StringComparison.Ordinal) ? Sample.File(file.Split('/')) : Sample.File("lint", file));
}
