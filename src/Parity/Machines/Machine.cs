using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Parity.Specs;

namespace Parity.Machines;

/// <summary>What this machine has of what models may require. Everything is looked for once, when first asked, and nothing that is missing is an error.</summary>
public sealed partial class Machine
{
    // Both programs import large libraries before they answer.
    private static readonly TimeSpan ProgramLimit = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, Lazy<Finding>> _findings = new(StringComparer.Ordinal);
    private readonly INativeProbe _probe;
    private readonly ProgramSearch _programs;
    private readonly Lazy<DriverAnswer> _driver;

    internal Machine(INativeProbe probe, ProgramSearch programs)
    {
        (_probe, _programs) = (probe, programs);
        _driver = new(probe.Driver);
    }

    /// <summary>The machine this process runs on.</summary>
    public static Machine Here { get; } = new(new NativeProbe(), ProgramSearch.Here);

    /// <summary>The machine this process runs on, with programs looked for in other folders.</summary>
    /// <param name="path">Folders as the variable PATH has them.</param>
    public static Machine WithPath(string path) => new(new NativeProbe(), new(path, []));

    /// <summary>What can be looked for: the names <c>requires</c> takes.</summary>
    public static IReadOnlyList<string> Names => KnownNames.Requirements;

    /// <summary>The GPUs, in the driver's order; none where there is no driver.</summary>
    public IReadOnlyList<GpuDevice> Gpus => _driver.Value.Devices;

    /// <summary>Looks for one of <see cref="Names"/>.</summary>
    /// <exception cref="ParityException">Nothing of that name can be looked for.</exception>
    public Finding Find(string name) => _findings.GetOrAdd(name, n => new(() => Look(n))).Value;

    private Finding Look(string name) => name switch
    {
        "gpu" => Gpu(),
        "cuda" => Cuda(),
        "cudnn" => Library(name, "cuDNN", "libcudnn", _probe.CuDnn(), ReleaseVersion.OfCuDnn),
        "tensorrt" => TensorRt(),
        "trtexec" => Program(name, ["--help"], TrtexecVersion()),
        "polygraphy" => Program(name, ["--version"], PolygraphyVersion()),
        _ => throw new ParityException($"\"{name}\" cannot be required; known: {string.Join(", ", Names)}."),
    };

    private Finding Gpu() => _driver.Value.Problem is { } problem
        ? new("gpu", false, null, problem)
        : new("gpu", true, null, string.Join(", ", Gpus.Select(g => $"{g.Name} (compute capability {g.ComputeCapability})")));

    // The driver's version is what limits the CUDA a program may use; the runtime comes with the packages that use it.
    private Finding Cuda()
    {
        var driver = _driver.Value;
        return driver.Problem is { } problem
            ? new("cuda", false, null, problem)
            : new("cuda", true, ReleaseVersion.OfCuda(driver.CudaVersion), $"the driver serves CUDA up to {ReleaseVersion.Show(ReleaseVersion.OfCuda(driver.CudaVersion))}");
    }

    private Finding TensorRt()
    {
        var library = Library("tensorrt", "TensorRT", "libnvinfer", _probe.TensorRt(), ReleaseVersion.OfTensorRt);
        if (library.IsThere)
        {
            return library;
        }

        // trtexec brings its libraries by its own search path where the loader of this process does not find them.
        var trtexec = Find("trtexec");
        return trtexec is { IsThere: true, Version: not null }
            ? new("tensorrt", true, trtexec.Version, $"TensorRT {ReleaseVersion.Show(trtexec.Version)} of {trtexec.Path}; this process cannot load it")
            : library with { Text = $"{library.Text}, and {trtexec.Text}" };
    }

    private static Finding Library(string name, string title, string file, int? number, Func<int, Version> version) => number is { } n
        ? new(name, true, version(n), $"{title} {ReleaseVersion.Show(version(n))}")
        : new(name, false, null, $"no {title}: {file} cannot be loaded");

    private Finding Program(string name, string[] ask, Regex banner)
    {
        if (_programs.Find(name) is not { } path)
        {
            return new(name, false, null, $"{name} is not on the PATH");
        }

        ProgramRun run;
        try
        {
            run = ProgramRun.Of(path, ask, ProgramLimit);
        }
        catch (ParityException e)
        {
            return new(name, false, null, e.Message) { Path = path };
        }

        if (run.ExitCode is null)
        {
            return new(name, false, null, $"{path} {ask[0]} did not answer") { Path = path };
        }

        var match = banner.Match(run.Output);
        return match.Success && VersionOf(match.Groups["version"].Value) is { } version ? new(name, true, version, $"{path} {ReleaseVersion.Show(version)}") { Path = path }
            : run.ExitCode == 0 ? new(name, true, null, path) { Path = path }
            : new(name, false, null, string.Create(CultureInfo.InvariantCulture, $"{path} {ask[0]} ended with exit code {run.ExitCode}: {LastLine(run.Output)}")) { Path = path };
    }

    private static Version? VersionOf(string text) =>
        !text.Contains('.', StringComparison.Ordinal) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? ReleaseVersion.OfTensorRt(number)
        : ReleaseVersion.TryParse(text, out var version) ? version
        : null;

    private static string LastLine(string output) => output.TrimEnd().Split('\n')[^1];

    [GeneratedRegex(@"TensorRT\.trtexec \[TensorRT v(?<version>[0-9.]{4,12})\]", RegexOptions.CultureInvariant)]
    private static partial Regex TrtexecVersion();

    [GeneratedRegex(@"Polygraphy \| Version: (?<version>[0-9]+(\.[0-9]+){1,3})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PolygraphyVersion();
}
