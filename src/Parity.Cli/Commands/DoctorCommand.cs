using System.CommandLine;
using System.Text.Json;
using Parity.Comparison;
using Parity.Hosting.Examination;
using Parity.Machines;
using Spectre.Console;

namespace Parity.Cli.Commands;

/// <summary><c>parity doctor</c>: what this machine can run, and why not the rest.</summary>
internal static class DoctorCommand
{
    public static Command Create(CliContext context)
    {
        var json = new Option<bool>("--json") { Description = "Write the report as JSON." };
        var require = new Option<string?>("--require") { Description = "What must be here, for instance gpu,tensorrt>=8.6; beside what PARITY_REQUIRE names." };
        var command = new Command(
            "doctor",
            """
            Says what this machine can run, and why not the rest.
            Exit codes: 0 everything that is required is here, 2 something is missing.

            Examples:
              parity doctor
              parity doctor --require gpu,tensorrt>=8.6 --json
            """) { json, require };
        command.SetAction(parsed => Run(context, parsed.GetValue(json), parsed.GetValue(require)));
        return command;
    }

    private static int Run(CliContext context, bool json, string? require)
    {
        var report = new MachineExamination(Machine.Here, Demanded(require, context.Environment("PARITY_REQUIRE"))).Run();
        if (json)
        {
            context.WriteLine(JsonSerializer.Serialize(new { report.IsSound, report.Items }, VerdictJson.Options));
        }
        else
        {
            Show(context, report);
        }

        return report.IsSound ? ExitCodes.Parity : ExitCodes.CouldNotJudge;
    }

    private static List<Requirement> Demanded(params string?[] lists) =>
    [
        .. lists.SelectMany(l => l?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
            .SelectMany(name => name == "all" ? Machine.Names : [name])
            .Select(Requirement.Parse)
            .Distinct(),
    ];

    private static void Show(CliContext context, MachineReport report)
    {
        foreach (var section in report.Items.GroupBy(i => i.Section))
        {
            context.WriteLine(section.Key);
            var width = section.Max(i => i.Name.Length);
            foreach (var item in section)
            {
                context.Out.Write(new Markup(Mark(item.State)));
                context.WriteLine($"{item.Name.PadRight(width)}  {item.Text}");
            }

            context.WriteLine(string.Empty);
        }

        context.WriteLine(report.IsSound
            ? "Everything that needs no GPU works here."
            : $"Not everything works: {string.Join(", ", report.Items.Where(i => i.State == ItemState.Broken).Select(i => i.Name))}.");
    }

    private static string Mark(ItemState state) => state switch
    {
        ItemState.Ready => "  [green]ok[/]  ",
        ItemState.Absent => "  [yellow]no[/]  ",
        ItemState.Broken => "  [red]NO[/]  ",
        _ => "      ",
    };
}
