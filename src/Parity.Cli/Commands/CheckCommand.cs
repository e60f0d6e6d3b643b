using System.CommandLine;
using System.Globalization;
using Parity.Hosting;
using Parity.Specs;
using Spectre.Console;

namespace Parity.Cli.Commands;

/// <summary><c>parity check [specs]</c>: validates specs without running them.</summary>
internal static class CheckCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var specs = SpecArguments.Specs();
        var formOnly = new Option<bool>("--form-only") { Description = "Do not look for the model files, for instance where large weights are not on the machine." };
        var command = new Command(
            "check",
            """
            Validates specs without running them: every problem at once, with file, line and column.
            Exit codes: 0 every spec can be used, 2 one cannot.

            Examples:
              parity check
              parity check specs/net.yaml --form-only
            """) { specs, formOnly };
        command.SetAction(parsed => Check(context, parsed.GetValue(specs)!, parsed.GetValue(formOnly)));
        return command;
    }

    private static int Check(CliContext context, IReadOnlyList<string> patterns, bool formOnly)
    {
        var host = ParityHost.Default;
        var set = SpecSet.Read(SpecSet.Find(patterns, context.CurrentDirectory).Select(context.PathOf), host.Vocabulary);
        var problems = set.Failures.Select(f => f.Value).ToList();
        foreach (var spec in set.Specs)
        {
            if (Problem(host, spec, formOnly) is { } problem)
            {
                problems.Add(problem);
                continue;
            }

            using var run = host.Open(spec);
            context.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{Path.GetRelativePath(context.CurrentDirectory, spec.File)}: {spec.Model}, {spec.Images.Names.Length} images, {spec.Candidates.Length} candidates, {run.Cases.Count} cases"));
        }

        foreach (var problem in problems)
        {
            context.Error.WriteLine(problem.Message);
        }

        context.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set.Specs.Length + set.Failures.Length} specs, {problems.Count} with problems."));
        return problems.Count > 0 ? ExitCodes.CouldNotJudge : ExitCodes.Parity;
    }

    // As in a run: a candidate that would be skipped here may lack its file.
    private static ParityException? Problem(ParityHost host, ParitySpec spec, bool formOnly)
    {
        try
        {
            using var run = host.Open(spec);
            if (!formOnly)
            {
                var skipped = spec.Candidates.Where(c => c.Skip is not null || host.Runners.MissingRequirements(c).Count > 0).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
                SpecFiles.Check(spec, skipped, skipReference: spec.Reference is { GoldenStandsIn: true } reference && !Path.Exists(reference.Source));
            }

            return null;
        }
        catch (ParityException e)
        {
            return e;
        }
    }
}
