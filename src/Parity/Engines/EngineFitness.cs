using System.Globalization;
using Parity.Machines;
using Parity.Running;
using Parity.Specs;

namespace Parity.Engines;

/// <summary>Whether an engine can run here, as far as that can be told before it is loaded.</summary>
public static class EngineFitness
{
    private static readonly Version FirstCompatible = new(8, 6);

    /// <summary>Refuses an engine of another version or for another GPU, and one whose metadata contradicts the spec.</summary>
    /// <param name="plan">The engine's header.</param>
    /// <param name="candidate">The candidate: its precision.</param>
    /// <param name="options">What the spec says of the engine.</param>
    /// <param name="runtime">The version of TensorRT that would run it; null: unknown.</param>
    /// <param name="gpu">The GPU that would run it; null: unknown.</param>
    /// <exception cref="RunnerException">It does not fit: a verdict of no parity with both sides named.</exception>
    public static void Demand(PlanFile plan, CandidateSpec candidate, EngineOptions options, Version? runtime, GpuDevice? gpu)
    {
        if (plan.TensorRt is { } built && runtime is not null && !MayRun(built, runtime, options.Build?.IsVersionCompatible ?? false))
        {
            throw new RunnerException(
                $"{plan.Path} was built by TensorRT {built}; here TensorRT {ReleaseVersion.Show(runtime)} would run it.",
                "An engine runs only on the version that built it, even between patch releases, unless it was built with --versionCompatible by 8.6 or newer (say so in `built_with`). Build it again here.");
        }

        if (options.BuiltFor is { } target && gpu is not null && Version.TryParse(gpu.ComputeCapability, out var here) && !(options.IsForNewerGpus ? here >= target : here == target))
        {
            throw new RunnerException(
                $"{plan.Path} was built for compute capability {target}{(options.IsForNewerGpus ? " or newer" : string.Empty)}; the GPU here is {gpu.Name}, {gpu.ComputeCapability}.",
                "An engine is not portable between GPU architectures unless it was built with --hardwareCompatibilityLevel. Build it again on this GPU.");
        }

        if (plan.Ultralytics?.Precision is { } found && Class(found) > candidate.Precision)
        {
            throw new RunnerException(
                string.Create(CultureInfo.InvariantCulture, $"{plan.Path} was exported by Ultralytics in {found}; the spec judges it as {Word(candidate.Precision)}."),
                $"Say `precision: {found}` if that is meant, or export again without half and int8.");
        }
    }

    /// <summary>The class as a spec writes it.</summary>
    public static string Word(PrecisionClass precision) => precision.ToString().ToLowerInvariant();

    private static PrecisionClass Class(string word) => Enum.Parse<PrecisionClass>(word, ignoreCase: true);

    // Version-compatible engines run on newer versions; across major versions only from 8 to 10 and from 10 to 11.
    private static bool MayRun(Version built, Version runtime, bool isCompatible) =>
        (built.Major == runtime.Major && built.Minor == runtime.Minor && built.Build == runtime.Build)
        || (isCompatible && built >= FirstCompatible && runtime > built && (built.Major, runtime.Major) switch
        {
            var (from, to) when from == to => true,
            (8, 10) or (10, 11) => true,
            _ => false,
        });
}
