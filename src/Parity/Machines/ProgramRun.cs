using System.Diagnostics;
using System.Text;

namespace Parity.Machines;

/// <summary>A program that was run to its end.</summary>
/// <param name="ExitCode">What it returned; null when it did not end in time and was stopped.</param>
/// <param name="Output">What it wrote to both streams, in the order it arrived.</param>
internal sealed record ProgramRun(int? ExitCode, string Output)
{
    // A program that writes without end must not fill the memory.
    private const int MostCharacters = 4_000_000;

    /// <summary>Runs a program without a shell.</summary>
    /// <exception cref="ParityException">It cannot be started.</exception>
    public static ProgramRun Of(string program, IEnumerable<string> arguments, TimeSpan limit, string? folder = null, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder ?? string.Empty };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var output = new StringBuilder();
        var code = ProgramProcess.Run(start, limit, reader => KeepAsync(output, reader), reader => KeepAsync(output, reader));
        lock (output)
        {
            return new(code, output.ToString());
        }
    }

    private static async Task KeepAsync(StringBuilder output, TextReader reader)
    {
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            lock (output)
            {
                if (output.Length + line.Length < MostCharacters)
                {
                    output.Append(line).Append('\n');
                }
            }
        }
    }
}
