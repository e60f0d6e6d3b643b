using System.Diagnostics;
using System.Globalization;
using Parity.Imaging;
using Parity.Running;
using Parity.Tensors;
using Parity.Torch.Architectures;
using Parity.Torch.Running;

namespace Parity.Benchmarks;

/// <summary>Times the forward pass of RT-DETR r18vd at 640 x 640 on two threads; tools/benchmarks/rtdetr_forward.py times PyTorch's.</summary>
internal static class RtDetrForward
{
    private const int WarmUps = 3;
    private const int Side = 640;
    private const int Threads = 2;

    /// <param name="args">The number of timed passes, and the architecture; left out: 20 and rtdetr/r18vd.</param>
    public static int Run(IReadOnlyList<string> args)
    {
        var passes = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20;
        var name = args.Count > 1 ? args[1] : "rtdetr/r18vd";
        using var runner = new TorchRunner(
            ArchitectureRegistry.BuiltIn.Create(name),
            new RunnerDescription { Kind = "torch", ModelPath = name, Runtime = "TorchSharp", Device = "cpu" },
            Threads);

        // The weights are random, the picture is noise: the time depends on neither.
        var random = new Random(1);
        var picture = TensorData.Zeros<float>(1, 3, Side, Side);
        foreach (ref var value in picture.MutableSpan<float>())
        {
            value = random.NextSingle();
        }

        var input = new ModelInput("noise", picture, ImageGeometry.Unchanged(Side, Side));
        var loaded = Resident("VmRSS");
        var times = new double[passes];
        for (var i = -WarmUps; i < passes; i++)
        {
            var clock = Stopwatch.StartNew();
            runner.Run(input);
            times[Math.Max(i, 0)] = clock.Elapsed.TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name} {Side}x{Side} {Threads} threads: median {times[passes / 2]:f0} ms, least {times[0]:f0} ms of {passes}; memory loaded {loaded} MB, after {Resident("VmRSS")} MB, peak {Resident("VmHWM")} MB"));
        return 0;
    }

    /// <summary>The process's resident memory in MB as Linux counts it; −1 elsewhere.</summary>
    private static long Resident(string what)
    {
        const string Status = "/proc/self/status";
        var line = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(l => l.StartsWith(what, StringComparison.Ordinal)) : null;
        return line is null ? -1 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
