using System.Diagnostics;
using System.Globalization;
using Parity.Machines;
using Parity.Specs;
using Parity.Tensors;

namespace Parity.Running.Commands;

/// <summary>
/// A model that only runs in its own program: for every image the command is started with <c>{input}</c> replaced by an
/// <c>.npz</c> of the inputs and <c>{output}</c> by the path of the <c>.npz</c> it must write.
/// The input archive holds <c>images</c> (the preprocessed tensor) and <c>orig_target_sizes</c> (int64 <c>[1,2]</c>: width, height of the original image).
/// </summary>
public sealed class CommandRunner : IModelRunner
{
    private const int LongestErrorText = 4000;

    private readonly IReadOnlyList<string> _command;
    private readonly CommandOptions _options;
    private readonly ExchangeFolder _exchange;

    /// <summary>Prepares the runner; nothing is started yet.</summary>
    /// <param name="commandLine">Program and arguments; it must name <c>{input}</c> and <c>{output}</c>. No shell is involved.</param>
    /// <param name="options">Time limit and working folder.</param>
    /// <exception cref="ParityException">The command line names no <c>{input}</c> or <c>{output}</c>, or another placeholder.</exception>
    public CommandRunner(string commandLine, CommandOptions options)
    {
        if (CommandForm.Problems(commandLine) is { Count: > 0 } problems)
        {
            throw new ParityException(string.Join(' ', problems));
        }

        (_command, _options) = (CommandLine.Split(commandLine), options);
        _exchange = new("parity-command-");
        Description = new() { Kind = "command", ModelPath = commandLine, Runtime = _command[0], Device = "as the command chooses" };
    }

    /// <inheritdoc/>
    public RunnerDescription Description { get; }

    /// <inheritdoc/>
    public RawOutputs Run(ModelInput input)
    {
        var inputPath = Path.Combine(_exchange.Path, "input.npz");
        var outputPath = Path.Combine(_exchange.Path, "output.npz");
        File.Delete(inputPath);
        File.Delete(outputPath);
        NpzFile.Write(inputPath,
        [
            new("images", input.Tensor),
            new("orig_target_sizes", TensorData.From<long>([input.Geometry.OriginalWidth, input.Geometry.OriginalHeight], 1, 2)),
        ]);

        var errors = Execute(inputPath, outputPath, input.ImageName);
        return File.Exists(outputPath)
            ? new(Read(outputPath, input.ImageName, errors))
            : throw Failure($"the command ended well on {input.ImageName} but wrote no {{output}} file; expected an .npz of the model's outputs. It wrote to stderr: {errors}");
    }

    /// <inheritdoc/>
    public void Dispose() => _exchange.Dispose();

    // Returns what the command wrote to stderr.
    private string Execute(string inputPath, string outputPath, string image)
    {
        var parts = _command.Select(p => p.Replace("{input}", inputPath, StringComparison.Ordinal).Replace("{output}", outputPath, StringComparison.Ordinal)).ToList();
        var program = CommandProgram.Find(parts[0], _options.WorkingDirectory, ProgramSearch.Here)
            ?? throw new ParityException($"The command's program {SpecScalar.Show(parts[0])} {CommandProgram.Problem(parts[0], _options.WorkingDirectory, ProgramSearch.Here)}");
        var start = new ProcessStartInfo(program, parts.Skip(1)) { WorkingDirectory = _options.WorkingDirectory };
        var errors = new TextTail(LongestErrorText);
        return ProgramProcess.Run(start, TimeSpan.FromSeconds(_options.TimeoutSeconds), new TextTail(0).ReadAsync, errors.ReadAsync) switch
        {
            0 => errors.ToString(),
            null => throw Failure(string.Create(CultureInfo.InvariantCulture, $"the command did not finish within {_options.TimeoutSeconds} s on {image} and was stopped; raise timeout_seconds if it needs longer. It wrote: {errors}")),
            var code => throw Failure(string.Create(CultureInfo.InvariantCulture, $"the command ended with exit code {code} on {image}. It wrote: {errors}")),
        };
    }

    private static IReadOnlyDictionary<string, TensorData> Read(string path, string image, string errors)
    {
        try
        {
            return NpzFile.Read(path);
        }
        catch (Exception e) when (e is ParityException or IOException)
        {
            throw new RunnerException($"the command ended well on {image}, but its {{output}} cannot be read: {e.Message} It wrote to stderr: {errors}", null, e);
        }
    }

    private static RunnerException Failure(string message) => new(message, null);
}
