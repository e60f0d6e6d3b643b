using System.Diagnostics;
using System.Globalization;
using Parity.Goldens;
using Parity.Hosting;
using Parity.Imaging;
using Parity.Machines;
using Parity.Running;
using Parity.Specs;

namespace Parity.Benchmarks;

/// <summary>
/// Measures a whole run against the sum of the bare forward passes on the same tensors in the same process, the peak memory, and the cost
/// per image as images grow. <c>dotnet run -c Release --project benchmarks/Parity.Benchmarks -- whole-run specs/fasterrcnn-shapes.yaml</c>.
/// </summary>
internal static class WholeRun
{
    private const int Rounds = 5;

    public static int Run(IReadOnlyList<string> args)
    {
        var file = args.Count > 0 ? args[0] : throw new ParityException("Name a spec: whole-run specs/fasterrcnn-shapes.yaml");
        var spec = SpecFile.Load(Path.GetFullPath(file), ParityHost.Default.Vocabulary) with { Faults = [] };
        foreach (var count in (int[])[8, 16, 32, 64])
        {
            Report(Approve(Repeat(spec, count)), count);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0} MB"));
        return 0;
    }

    private static void Report(ParitySpec spec, int count)
    {
        var ratios = new List<double>();
        var perImage = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var runners = new TimingRunners(ParityHost.Default.Runners);
            using var run = new ModelRun(spec, runners);
            _ = run.SkipReason(run.Cases[0]);
            runners.Load(spec);
            var clock = Stopwatch.StartNew();
            var results = run.Cases.Select(run.Judge).ToList();
            clock.Stop();
            if (results.Find(r => r.Outcome != CaseOutcome.Passed) is { } failed)
            {
                throw new ParityException($"Only a run that holds can be measured: {failed.Text}");
            }

            ratios.Add(clock.Elapsed / runners.Forward);
            perImage.Add(clock.Elapsed.TotalMilliseconds / count);
        }

        ratios.Sort();
        perImage.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} images: whole run / bare forward passes {ratios[Rounds / 2]:F3} (of {Rounds} rounds {ratios[0]:F3} to {ratios[^1]:F3}); {perImage[Rounds / 2]:F1} ms an image"));
    }

    // More images than the sample has: its own pictures again under other names, in a folder of their own.
    private static ParitySpec Repeat(ParitySpec spec, int count)
    {
        var folder = Directory.CreateTempSubdirectory("parity-whole-run").FullName;
        var sources = spec.Images.Names.Where(n => !spec.Expect.Empty.Contains(n)).ToList();
        var names = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var source = sources[i % sources.Count];
            names.Add(string.Create(CultureInfo.InvariantCulture, $"{i:D3}-{source}"));
            File.Copy(spec.Images.PathOf(source), Path.Combine(folder, names[^1]));
        }

        return spec with
        {
            Images = spec.Images with { Root = folder, Names = [.. names] },
            Expect = spec.Expect with { Images = count, Empty = [] },
            GoldenFolder = Path.Combine(folder, "goldens", spec.Model),
        };
    }

    // A run that holds is measured: without goldens every image would also write what it received.
    private static ParitySpec Approve(ParitySpec spec)
    {
        using var run = ParityHost.Default.Open(spec with { Candidates = [] });
        var acceptor = new GoldenAcceptor(spec, onServer: false);
        foreach (var proposed in run.ProposeGoldens())
        {
            acceptor.Accept(proposed.Golden, proposed.Overlay);
        }

        return spec;
    }

    /// <summary>Loads models ahead of the clock and sums what their forward passes take.</summary>
    private sealed class TimingRunners(IRunnerFactory inner) : IRunnerFactory
    {
        private readonly Dictionary<string, IModelRunner> _loaded = [];

        public TimeSpan Forward { get; private set; }

        public void Load(ParitySpec spec)
        {
            if (spec.Reference is { } reference)
            {
                _loaded.Add("reference", inner.LoadReference(reference));
            }

            foreach (var candidate in spec.Candidates)
            {
                _loaded.Add(candidate.Name, inner.LoadCandidate(candidate));
            }

            // The first pass allocates and compiles; it belongs to loading.
            var image = PreprocessPipeline.Bind(spec.Preprocess, new SpecProblems())!.Run(spec.Images.PathOf(spec.Images.Names[0]));
            foreach (var runner in _loaded.Values)
            {
                runner.Run(new("warm-up", image.Tensor, image.Geometry));
            }
        }

        public IModelRunner LoadReference(ReferenceSpec reference) => new Timed(_loaded["reference"], this);

        public IModelRunner LoadCandidate(CandidateSpec candidate) => new Timed(_loaded[candidate.Name], this);

        public LintVerdict Lint(ParitySpec spec, CandidateSpec candidate, string target) => inner.Lint(spec, candidate, target);

        public WeightsVerdict CompareWeights(ReferenceSpec reference, CandidateSpec candidate) => inner.CompareWeights(reference, candidate);

        public IReadOnlyList<MissingRequirement> MissingRequirements(CandidateSpec candidate) => inner.MissingRequirements(candidate);

        private sealed class Timed(IModelRunner runner, TimingRunners owner) : IModelRunner
        {
            public RunnerDescription Description => runner.Description;

            public RawOutputs Run(ModelInput input)
            {
                var clock = Stopwatch.StartNew();
                try
                {
                    return runner.Run(input);
                }
                finally
                {
                    owner.Forward += clock.Elapsed;
                }
            }

            public void Dispose() => runner.Dispose();
        }
    }
}
