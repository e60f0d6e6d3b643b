using System.CommandLine;
using Parity.Hosting;
using Parity.Hosting.Authoring;
using Parity.Torch.Architectures;

namespace Parity.Cli.Commands;

/// <summary><c>parity new CHECKPOINT [ARTEFACT…]</c>: writes a spec that runs.</summary>
internal static class NewCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var checkpoint = new Argument<string>("checkpoint") { Description = "The original checkpoint." };
        var artefacts = new Argument<string[]>("artefacts") { Description = "Its exports: .onnx, .engine, .plan, or recorded outputs (a file, or a folder with one for each image).", Arity = ArgumentArity.ZeroOrMore };
        var images = new Option<string[]>("--images") { Description = "Golden images: files or patterns, in quotes. May be given several times." };
        var output = new Option<string?>("--output", "-o") { Description = "The spec to write; left out: specs/<folder of the checkpoint>.yaml." };
        var threshold = new Option<double>("--score-threshold") { Description = "Detections with a higher score are judged.", DefaultValueFactory = _ => 0.5 };
        var assembly = new Option<string?>("--assembly") { Description = "An assembly of your own that holds the architecture (docs/authoring.md)." };
        var force = new Option<bool>("--force") { Description = "Overwrite a spec that is there." };
        var noRun = new Option<bool>("--no-run") { Description = "Do not run the reference to find the images without detections." };
        var command = new Command(
            "new",
            """
            Looks at a checkpoint and its exports and writes a spec that runs; what was guessed stands in it as comments.
            Exit codes: 0 written, 2 a file cannot be used or is there already, 130 stopped.

            Examples:
              parity new models/net/checkpoint.pth models/net/model.onnx --images 'goldens/images/net/*'
              parity new best.pt best.engine best.onnx --score-threshold 0.25 --output specs/net.yaml
              parity new net.pth --assembly bin/TeamNet.dll --no-run
            """)
        {
            checkpoint, artefacts, images, output, threshold, assembly, force, noRun,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var file = context.PathOf(parsed.GetRequiredValue(checkpoint));
            var model = Path.GetFileName(Path.GetDirectoryName(file)) is { Length: > 0 } folder ? folder : "model";
            var request = new AuthoringRequest
            {
                Checkpoint = file,
                Artefacts = [.. (parsed.GetValue(artefacts) ?? []).Select(context.PathOf)],
                Images = [.. (parsed.GetValue(images) ?? []).Select(context.PathOf)],
                Output = context.PathOf(parsed.GetValue(output) ?? Path.Combine("specs", $"{model}.yaml")),
                ScoreThreshold = parsed.GetValue(threshold),
                Assembly = parsed.GetValue(assembly) is { } path ? context.PathOf(path) : null,
                RunsReference = !parsed.GetValue(noRun),
            };
            return Task.FromResult(Write(context, request, parsed.GetValue(force), cancellation));
        });
        return command;
    }

    private static int Write(CliContext context, AuthoringRequest request, bool force, CancellationToken cancellation)
    {
        // Said before models run, not after.
        if (File.Exists(request.Output) && !force)
        {
            throw new ParityException($"{request.Output} is there already; name another file with --output, or overwrite it with --force.");
        }

        var text = new SpecAuthor(ParityHost.Default, request.Assembly is { } assembly ? ArchitectureRegistry.BuiltIn.WithFile(assembly) : ArchitectureRegistry.BuiltIn).Write(request, cancellation);
        OutputFile.Write(request.Output, text, "Name another file with --output.", force);
        var shown = Path.GetRelativePath(context.CurrentDirectory, request.Output);
        context.WriteLine($"{shown} written. Read its comments, then: parity accept {shown}, look at the pictures beside the goldens, and parity run {shown}.");
        return ExitCodes.Parity;
    }
}
