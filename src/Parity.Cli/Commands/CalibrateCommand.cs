using System.CommandLine;
using Parity.Authoring;
using Parity.Hosting;
using Parity.Hosting.Authoring;
using Parity.Specs;
using Parity.Torch.Architectures;

namespace Parity.Cli.Commands;

/// <summary><c>parity calibrate SPEC</c>: measures the noise floor and proposes budgets as a diff of the spec.</summary>
internal static class CalibrateCommand
{
    /// <summary>A budget so many times what was measured holds nothing back; infinity has no digits to round.</summary>
    private const double MostHeadroom = 1000;

    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var spec = new Argument<string>("spec") { Description = "The spec." };
        var write = new Option<bool>("--write") { Description = "Write the proposed budgets into the spec." };
        var loosen = new Option<bool>("--allow-loosening") { Description = "Also propose budgets that are larger than those in the spec." };
        var headroom = new Option<double>("--headroom") { Description = "How many times the measured difference a budget grants.", DefaultValueFactory = _ => 4 };
        var repeats = new Option<int>("--repeats") { Description = "How often the same input is run again.", DefaultValueFactory = _ => 3 };
        var images = new Option<int?>("--images") { Description = "The most images to use, the first of the spec; left out, all." };
        var command = new Command(
            "calibrate",
            """
            Measures the noise floor of a spec and proposes budgets with headroom, as a diff of the spec.
            Exit codes: 0 measured, 2 the spec or a file cannot be used, 130 stopped.

            Examples:
              parity calibrate specs/net.yaml
              parity calibrate specs/net.yaml --write --images 20
            """) { spec, write, loosen, headroom, repeats, images };
        command.SetAction((parsed, cancellation) =>
        {
            var options = new CalibrationOptions { Headroom = parsed.GetValue(headroom), Repeats = parsed.GetValue(repeats), Images = parsed.GetValue(images), Cancellation = cancellation };
            return Task.FromResult(Run(context, context.PathOf(parsed.GetRequiredValue(spec)), options, parsed.GetValue(write), parsed.GetValue(loosen)));
        });
        return command;
    }

    private static int Run(CliContext context, string file, CalibrationOptions options, bool write, bool loosen)
    {
        // Written so that NaN fails, too.
        if (!(options.Headroom is >= 1 and <= MostHeadroom) || options.Repeats < 1 || options.Images < 1)
        {
            throw new ParityException("--headroom, --repeats and --images must be at least 1: a budget below what was measured fails at once. --headroom may be 1000 at most: 4 is usual.");
        }

        var host = ParityHost.Default;
        var spec = SpecFile.Load(file, host.Vocabulary);
        SpecFiles.Check(spec, spec.Candidates.Where(c => c.Skip is not null || host.Runners.MissingRequirements(c).Count > 0).Select(c => c.Name).ToHashSet(StringComparer.Ordinal));
        CalibrationReport? report = null;
        Progress.Show(context, progress => report = new Calibrator(host.Runners, ArchitectureRegistry.BuiltIn).Run(spec, options with { Progress = progress }));
        options.Cancellation.ThrowIfCancellationRequested();
        foreach (var line in CalibrationText.Lines(report!, loosen))
        {
            context.WriteLine(line);
        }

        var before = File.ReadAllText(file);
        var after = loosen ? report!.Loosened : report!.Tightened;
        var diff = TextDiff.Unified(before, after, Path.GetRelativePath(context.CurrentDirectory, file).Replace('\\', '/'));
        context.WriteLine(string.Empty);
        context.WriteLine(diff.Length == 0 ? "The spec needs no change." : diff.TrimEnd('\n'));
        if (write && diff.Length > 0)
        {
            OutputFile.Write(file, after, "Make its folder writable, or apply the diff above with git apply.");
            context.WriteLine("Written.");
        }

        return ExitCodes.Parity;
    }
}
