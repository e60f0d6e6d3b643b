using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Parity.Comparison;
using Parity.Goldens;

namespace Parity.Cli.Commands;

/// <summary><c>parity pending [specs]</c>: what waits for review.</summary>
internal static class PendingCommand
{
    public static Command Create(CliContext context)
    {
        var specs = SpecArguments.Specs();
        var json = new Option<bool>("--json") { Description = "As JSON, for editors and scripts." };
        var command = new Command(
            "pending",
            """
            Lists the received goldens that wait for review. Runs no model.
            Exit codes: 0 listed, whether any wait or not; 2 a spec or file cannot be used.

            Examples:
              parity pending
              parity pending specs/my-detector.yaml --json
            """) { specs, json };
        command.SetAction(parsed => Run(context, parsed.GetValue(specs)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(CliContext context, IReadOnlyList<string> patterns, bool json)
    {
        var pending = SpecSelection.Load(context, patterns).SelectMany(spec => PendingGoldens.Of(spec)).ToList();
        if (json)
        {
            context.WriteLine(JsonSerializer.Serialize(pending, VerdictJson.Options));
            return ExitCodes.Parity;
        }

        foreach (var golden in pending)
        {
            PendingText.Write(context, golden);
        }

        context.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pending.Count} pending{(pending.Count > 0 ? "; review them with: parity review" : string.Empty)}."));
        return ExitCodes.Parity;
    }
}
