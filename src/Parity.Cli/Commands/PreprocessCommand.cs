using System.CommandLine;
using Parity.Faults;
using Parity.Imaging;
using Parity.Specs;
using Parity.Tensors;

namespace Parity.Cli.Commands;

/// <summary>
/// <c>parity preprocess IMAGE --preset NAME</c>: writes the tensor a picture becomes, and a picture of it, so that a team can hold them against its
/// own training code; <c>--compare</c> does so at once.
/// </summary>
internal static class PreprocessCommand
{
    private static readonly Argument<string> Image = new("image") { Description = "The picture file." };

    private static readonly Option<string?> Preset = Chosen("--preset", "One of", PreprocessPresets.Names);

    private static readonly Option<string?> Spec = new("--spec") { Description = "A spec file whose \"preprocess\" is used instead of a preset." };

    private static readonly Option<string?> Fault = Chosen("--fault", "Injects a fault first: one of", KnownFaults.Names);

    private static readonly Option<string?> Compare = new("--compare") { Description = "An .npy file that your own code made of the same picture; differing ends with exit code 1." };

    private static readonly Option<string?> Output = new("--output", "-o") { Description = "The folder to write to; without it the current one." };

    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var command = new Command(
            "preprocess",
            """
            Writes the tensor a picture becomes, and a picture of it.
            Exit codes: 0 written, or equal to --compare; 1 it differs; 2 a file cannot be used.

            Examples:
              parity preprocess scene.png --preset rtdetr --output out
              parity preprocess scene.png --spec specs/net.yaml --compare ours.npy
            """) { Image, Preset, Spec, Fault, Compare, Output };
        command.SetAction(result => Run(context, result));
        return command;
    }

    private static Option<string?> Chosen(string name, string description, IEnumerable<string> words)
    {
        string[] known = [.. words];
        var option = new Option<string?>(name) { Description = $"{description} {string.Join(", ", known)}.", HelpName = "NAME" };
        option.CompletionSources.Add(known);
        return option;
    }

    private static int Run(CliContext context, ParseResult arguments)
    {
        var path = context.PathOf(arguments.GetRequiredValue(Image));
        var pipeline = Pipeline(context, arguments.GetValue(Preset), arguments.GetValue(Spec), arguments.GetValue(Fault));
        var theirs = arguments.GetValue(Compare) is { } file ? ReadNpy(context.PathOf(file)) : null;
        var image = pipeline.Run(path);
        foreach (var line in PreprocessReport.Lines(pipeline, image))
        {
            context.WriteLine(line);
        }

        Write(context, arguments.GetValue(Output), path, pipeline, image);
        if (theirs is null)
        {
            return ExitCodes.Parity;
        }

        var (equal, lines) = PreprocessReport.Compare(image, theirs, pipeline);
        foreach (var line in lines)
        {
            context.WriteLine(line);
        }

        return equal ? ExitCodes.Parity : ExitCodes.NoParity;
    }

    private static PreprocessPipeline Pipeline(CliContext context, string? preset, string? spec, string? faultName)
    {
        if (preset is null == spec is null)
        {
            throw new ParityException($"\"parity preprocess\" needs either --preset or --spec. Presets: {string.Join(", ", PreprocessPresets.Names)}.");
        }

        var pipeline = preset is not null ? PreprocessPipeline.Preset(preset) : OfSpec(context.PathOf(spec!));
        if (faultName is null)
        {
            return pipeline;
        }

        var fault = KnownFaults.Find(faultName) ?? throw new ParityException($"Unknown fault \"{faultName}\"; {Suggestion.For(faultName, KnownFaults.Names)}");
        return fault.NoEffectOn(pipeline) is { } reason ? throw new ParityException(reason) : fault.Apply(pipeline);
    }

    private static PreprocessPipeline OfSpec(string path)
    {
        var problems = new SpecProblems();
        var pipeline = PreprocessPipeline.Bind(SpecFile.Load(path).Preprocess, problems);
        problems.ThrowIfAny();
        return pipeline!;
    }

    private static void Write(CliContext context, string? output, string path, PreprocessPipeline pipeline, PreprocessedImage image)
    {
        var folder = context.PathOf(output ?? ".");
        var stem = Path.Combine(folder, Path.GetFileNameWithoutExtension(path) + ".preprocessed");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(stem + ".npy", NpyFile.Write(image.Tensor));
            File.WriteAllBytes(stem + ".png", PngPicture.Encode(TensorPicture.Draw(image, pipeline)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ParityException($"Cannot write {stem}.npy and .png: {e.Message} Choose another folder with --output.", e);
        }

        context.WriteLine($"wrote    {stem}.npy");
        context.WriteLine($"wrote    {stem}.png");
    }

    private static TensorData ReadNpy(string path)
    {
        try
        {
            return NpyFile.Read(File.ReadAllBytes(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ParityException($"Cannot read {path}: {e.Message}", e);
        }
    }
}
