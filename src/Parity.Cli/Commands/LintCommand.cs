using System.CommandLine;
using System.Reflection;
using Parity.Hosting;
using Parity.Onnx.Lint;
using Parity.Onnx.Lint.Reporting;

namespace Parity.Cli.Commands;

/// <summary><c>parity lint MODEL.onnx --for tensorrt:8.5.2</c>: what a runtime will refuse, and faults of the export, from the file alone.</summary>
internal static class LintCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var files = new Argument<string[]>("files") { Description = "Exported models (.onnx), or specs (.yaml) with a lint section.", Arity = ArgumentArity.OneOrMore };
        var targets = new Option<string[]>("--for") { Description = "What models are to run on: tensorrt and its version, for instance tensorrt:8.5.2. May be given several times." };
        var profile = new Option<string[]>("--profile") { Description = "The profile an engine is built with, by input: images=1x3x640x640,1x3x640x640,4x3x640x640. May be given several times." };
        var json = new Option<bool>("--json") { Description = "Write the findings as JSON instead of text." };
        var sarif = new Option<string?>("--sarif") { Description = "Also write them in SARIF 2.1.0 to this file, for annotations of a pull request." };
        var command = new Command(
            "lint",
            """
            Says what a runtime will refuse and which faults an export has, without running the model.
            Exit codes: 0 nothing that counts as an error, 1 something does, 2 a file cannot be used.

            Examples:
              parity lint model.onnx --for tensorrt:8.5.2
              parity lint specs/net.yaml --sarif lint.sarif
            """) { files, targets, profile, json, sarif };
        command.SetAction(parsed => Run(
            context,
            parsed.GetRequiredValue(files),
            new(
                [.. (parsed.GetValue(targets) ?? []).Select(LintTarget.Parse)],
                [.. (parsed.GetValue(profile) ?? []).Select(ProfileShapes.Parse)]),
            parsed.GetValue(json),
            parsed.GetValue(sarif)));
        return command;
    }

    private static int Run(CliContext context, IReadOnlyList<string> files, LintRequest request, bool json, string? sarif)
    {
        var code = ExitCodes.Parity;
        var found = new List<LintSource>();
        foreach (var file in files)
        {
            // Every file is looked at, whatever the ones before it were.
            try
            {
                found.AddRange(request.Run(context.PathOf(file), ParityHost.Default));
            }
            catch (ParityException e)
            {
                context.WriteError(e.Message);
                code = ExitCodes.CouldNotJudge;
            }
        }

        Write(context, found, json);
        if (sarif is not null)
        {
            OutputFile.Write(context.PathOf(sarif), SarifLog.Write(found, context.CurrentDirectory, Version), "Name another file with --sarif.");
        }

        return Math.Max(code, found.Any(f => f.Report.HasErrors) ? ExitCodes.NoParity : ExitCodes.Parity);
    }

    private static void Write(CliContext context, List<LintSource> found, bool json)
    {
        if (json)
        {
            context.WriteLine(LintJson.Write(found.Select(f => f.Report)).TrimEnd('\n'));
            return;
        }

        foreach (var line in found.SelectMany(f => LintText.Lines(f.Report)))
        {
            context.WriteLine(line);
        }
    }

    private static string Version => typeof(LintCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
