using System.Globalization;
using Parity.Checkpoints.Storages;
using Parity.Tests.Checkpoints;

namespace Parity.Benchmarks;

/// <summary>
/// <c>checkpoint-campaign FOLDER COUNT [SEED]</c>: what the test does with twenty thousand damaged files, for as many as asked. Reports every
/// seed whose file ends in anything but a typed error or readable data, takes more than a second of
/// processor time, or more than 256 MB.
/// </summary>
internal static class CheckpointCampaign
{
    private const long MostBytes = 256L << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public static int Run(string[] arguments)
    {
        var files = Directory.EnumerateFiles(arguments[0], "*.p*", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(arguments[0], "*.safetensors", SearchOption.AllDirectories));
        var mutator = new FileMutator([.. files.Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Where(b => b.Length > 0)]);
        var count = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        var seed = arguments.Length > 2 ? int.Parse(arguments[2], CultureInfo.InvariantCulture) : 1;
        int refused = 0, failures = 0;
        double slowest = 0;
        long largest = 0;
        for (var i = 0; i < count; i++)
        {
            var bytes = mutator.Mutate(seed + i);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Environment.CpuUsage.TotalTime;
            var (wasRefused, failure) = Probe(bytes);
            var taken = GC.GetAllocatedBytesForCurrentThread() - before;
            var time = Environment.CpuUsage.TotalTime - start;
            (slowest, largest) = (Math.Max(slowest, time.TotalMilliseconds), Math.Max(largest, taken));
            refused += wasRefused ? 1 : 0;
            failure ??= taken > MostBytes ? $"took {taken} bytes" : time > Longest ? $"took {time.TotalSeconds:0.0} s of processor time" : null;
            if (failure is not null)
            {
                failures++;
                Console.WriteLine($"seed {seed + i}: {failure}");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} damaged files: {refused} refused, {count - refused} readable, {failures} failures; slowest {slowest:0.0} ms, largest {largest / 1e6:0.0} MB"));
        return failures == 0 ? 0 : 1;
    }

    private static (bool Refused, string? Failure) Probe(byte[] bytes)
    {
        try
        {
            return (CheckpointProbe.Try(new MemorySource("damaged", bytes)) is not null, null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return (true, $"escapes with {e}");
        }
    }
}
