using System.Diagnostics;
using System.Globalization;
using Parity.Checkpoints;
using Parity.Checkpoints.Inspection;

namespace Parity.Benchmarks;

/// <summary>
/// <c>checkpoints FILE…</c>: opening and inspecting, and reading every tensor that <c>torch.load</c> of the same file reads, one after
/// another and on all cores. Wall-clock and processor time; the first round, which compiles the code, apart.
/// </summary>
internal static class CheckpointLoading
{
    private const int Rounds = 9;
    private const int WarmUps = 200;

    public static int Run(string[] files)
    {
        foreach (var file in files)
        {
            Measure(file, "inspect", Inspect);
            Measure(file, "read into new tensors", path => Read(path, parallel: false));
            Measure(file, "read into new tensors on every core", path => Read(path, parallel: true));
            var model = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            Measure(file, "read into a model's tensors", path => ReadInto(path, model));
        }

        return 0;
    }

    /// <summary>
    /// <c>checkpoint-once FILE [SMALL]</c>: opens the file and reads every tensor into new memory, once, as a process that loads a model does. A small checkpoint
    /// named as well is read before, so that the code is compiled; PyTorch's always is.
    /// </summary>
    public static int Once(string file, string? small)
    {
        for (var i = 0; small is not null && i < WarmUps; i++)
        {
            Read(small, parallel: false);
        }

        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var bytes = Read(file, parallel: false);
        var wall = watch.Elapsed;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileName(file)} once: {wall.TotalMilliseconds:0.0} ms, processor {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds:0.0} ms, {bytes / 1e6:0.0} MB"));
        return 0;
    }

    private static void Measure(string file, string what, Func<string, long> action)
    {
        var wall = new List<double>();
        var processor = new List<double>();
        var bytes = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            // As torch_load.py does: what the round before left behind is not this round's work.
            GC.Collect();
            var before = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            bytes = action(file);
            wall.Add(watch.Elapsed.TotalMilliseconds);
            processor.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }

        var first = wall[0];
        wall.RemoveAt(0);
        processor.RemoveAt(0);
        wall.Sort();
        processor.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileName(file)} {what}: {wall[wall.Count / 2]:0.0} ms (best {wall[0]:0.0}, first {first:0.0}), processor {processor[processor.Count / 2]:0.0} ms (best {processor[0]:0.0}), {bytes / 1e6:0.0} MB"));
    }

    private static long Inspect(string path)
    {
        using var file = CheckpointFile.Open(path);
        return CheckpointReport.Lines(file.Inspect()).Sum(l => l.Length);
    }

    // torch.load reads the optimizer too: its state is taken as one more state dict.
    private static long Read(string path, bool parallel)
    {
        using var file = CheckpointFile.Open(path);
        var entries = CheckpointTensors.Of(file);
        var results = new Tensors.TensorData[entries.Count];
        if (parallel)
        {
            Parallel.For(0, entries.Count, i => results[i] = entries[i].Read());
        }
        else
        {
            for (var i = 0; i < results.Length; i++)
            {
                results[i] = entries[i].Read();
            }
        }

        return results.Sum(r => (long)r.Bytes.Length);
    }

    // As a loader does: the model exists, and each tensor's bytes go straight to their place.
    private static long ReadInto(string path, Dictionary<string, byte[]> model)
    {
        using var file = CheckpointFile.Open(path);
        var total = 0L;
        foreach (var entry in CheckpointTensors.Of(file))
        {
            var length = entry.Shape.Aggregate((long)Tensors.ElementTypes.SizeInBytes(entry.ElementType), (a, b) => a * b);
            var target = model.TryGetValue(entry.Name, out var there) ? there : model[entry.Name] = new byte[length];
            entry.ReadInto(target);
            total += length;
        }

        return total;
    }
}
