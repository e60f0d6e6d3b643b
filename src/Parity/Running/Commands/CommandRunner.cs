using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
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
    private readonly DirectoryInfo _exchange;

    /// <summary>Prepares the runner; nothing is started yet.</summary>
    /// <param name="commandLine">Program and arguments; it must name <c>{input}</c> and <c>{output}</c>. No shell is involved.</param>
    /// <param name="options">Time limit and working folder.</param>
    /// <exception cref="ParityException">The command line names no <c>{input}</c> or <c>{output}</c>.</exception>
    public CommandRunner(string commandLine, CommandOptions options)
    {
        _command = CommandLine.Split(commandLine);
        _options = options;
        foreach (var placeholder in (string[])["{input}", "{output}"])
        {
            if (!_command.Any(part => part.Contains(placeholder, StringComparison.Ordinal)))
            {
                throw new ParityException($"The command \"{commandLine}\" does not name {placeholder}; expected for instance: python3 infer.py {{input}} {{output}}");
            }
        }

        _exchange = Directory.CreateTempSubdirectory("parity-command-");
        Description = new() { Kind = "command", ModelPath = commandLine, Runtime = _command[0], Device = "as the command chooses" };
    }

    /// <inheritdoc/>
    public RunnerDescription Description { get; }

    /// <inheritdoc/>
    public RawOutputs Run(ModelInput input)
    {
        var inputPath = Path.Combine(_exchange.FullName, "input.npz");
        var outputPath = Path.Combine(_exchange.FullName, "output.npz");
        File.Delete(inputPath);
        File.Delete(outputPath);
        NpzFile.Write(inputPath,
        [
            new("images", input.Tensor),
            new("orig_target_sizes", TensorData.From<long>([input.Geometry.OriginalWidth, input.Geometry.OriginalHeight], 1, 2)),
        ]);

        Execute(inputPath, outputPath, input.ImageName);
        if (!File.Exists(outputPath))
        {
            throw Failure($"the command ended well on {input.ImageName} but wrote no {{output}} file; expected an .npz of the model's outputs.");
        }

        return new(NpzFile.Read(outputPath));
    }

    /// <inheritdoc/>
    public void Dispose() => _exchange.Delete(recursive: true);

    private void Execute(string inputPath, string outputPath, string image)
    {
        var start = new ProcessStartInfo(Fill(_command[0]))
        {
            WorkingDirectory = _options.WorkingDirectory,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in _command.Skip(1))
        {
            start.ArgumentList.Add(Fill(argument));
        }

        using var process = Start(start);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromSeconds(_options.TimeoutSeconds)))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            throw Failure(string.Create(CultureInfo.InvariantCulture, $"the command did not finish within {_options.TimeoutSeconds} s on {image} and was stopped; raise timeout_seconds if it needs longer. It wrote: {Tail(errors.Result)}"));
        }

        process.WaitForExit();
        _ = output.Result;
        if (process.ExitCode != 0)
        {
            throw Failure(string.Create(CultureInfo.InvariantCulture, $"the command ended with exit code {process.ExitCode} on {image}. It wrote: {Tail(errors.Result)}"));
        }

        string Fill(string part) => part.Replace("{input}", inputPath, StringComparison.Ordinal).Replace("{output}", outputPath, StringComparison.Ordinal);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new ParityException($"The command \"{start.FileName}\" could not be started.");
        }
        catch (Win32Exception e)
        {
            throw new ParityException($"The command \"{start.FileName}\" could not be started in {start.WorkingDirectory}: {e.Message}. Check that the program is installed and on the PATH.", e);
        }
    }

    private static string Tail(string text) =>
        text.Length == 0 ? "(nothing on stderr)" : text.Length <= LongestErrorText ? text.TrimEnd() : "…" + text[^LongestErrorText..].TrimEnd();

    private static RunnerException Failure(string message) => new(message, null);
}
