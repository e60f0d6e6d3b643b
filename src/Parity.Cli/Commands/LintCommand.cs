using System.CommandLine;
using Parity.Onnx.Lint;
using Parity.Onnx.Models;

namespace Parity.Cli.Commands;

/// <summary><c>parity lint MODEL.onnx --for tensorrt:8.5.2</c>: what a runtime will refuse, and faults of the export, from the file alone.</summary>
internal static class LintCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var models = new Argument<string[]>("models") { Description = "Exported models (.onnx).", Arity = ArgumentArity.OneOrMore };
        var targets = new Option<string[]>("--for") { Description = "What they are to run on: tensorrt and its version, for instance tensorrt:8.5.2. May be given several times." };
        var command = new Command("lint", "Says what a runtime will refuse and which faults an export has, without running the model.") { models, targets };
        command.SetAction(parsed => Run(context, parsed.GetRequiredValue(models), parsed.GetValue(targets) ?? []));
        return command;
    }

    private static int Run(CliContext context, IReadOnlyList<string> models, IReadOnlyList<string> targets)
    {
        var code = ExitCodes.Parity;
        var wanted = targets.Select(LintTarget.Parse).ToList();
        foreach (var path in models)
        {
            var model = OnnxModel.Load(context.PathOf(path));
            foreach (var options in Passes(wanted))
            {
                var report = ModelLint.Run(model, options);
                foreach (var line in LintText.Lines(report))
                {
                    context.WriteLine(line);
                }

                code = Math.Max(code, report.HasErrors ? ExitCodes.NoParity : ExitCodes.Parity);
            }
        }

        return code;
    }

    // The general rules run once, whatever the number of targets.
    private static IEnumerable<LintOptions> Passes(List<LintTarget> targets) =>
        targets.Count == 0 ? [new()] : targets.Select((target, i) => new LintOptions { Target = target, TargetRulesOnly = i > 0 });
}
