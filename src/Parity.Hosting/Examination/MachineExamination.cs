using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Parity.Imaging;
using Parity.Machines;
using Parity.Onnx.Running;
using Parity.Torch;

namespace Parity.Hosting.Examination;

/// <summary>Examines a machine: loads the runtimes, looks for drivers, libraries and programs, and says what can run and why not the rest.</summary>
/// <param name="machine">Answers for drivers, libraries and programs.</param>
/// <param name="demanded">Requirements that must be there, for instance <c>gpu</c>.</param>
public sealed class MachineExamination(Machine machine, IReadOnlyList<Requirement> demanded)
{
    /// <summary>Examines; nothing that is missing throws.</summary>
    /// <exception cref="ParityException">A demanded requirement is none.</exception>
    public MachineReport Run()
    {
        var torch = TorchInventory.Take();
        var onnx = OnnxProviders();
        return new([.. System(), .. Runtimes(torch, onnx), .. Found("nvidia", "gpu", "cuda", "cudnn", "tensorrt"), .. Found("programs", "trtexec", "polygraphy"), .. RunsHere(torch, onnx), .. Files(torch), .. Demanded()]);
    }

    private static (IReadOnlyList<string> Providers, string? Problem) OnnxProviders()
    {
        try
        {
            return (ExecutionProviders.Available, null);
        }
        catch (ParityException e)
        {
            return ([], e.Message);
        }
    }

    private static IEnumerable<ExaminedItem> System()
    {
        yield return Fact("operating system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}");
        yield return Fact(".NET", RuntimeInformation.FrameworkDescription);
        yield return Fact("processors", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture));
        if (LoadedLibraries.GlibcVersion() is { } glibc)
        {
            yield return Fact("glibc", glibc);
            yield return Fact("libstdc++", LoadedLibraries.NewestGlibcxx() ?? "not to be found; libtorch and ONNX Runtime need it");
        }

        static ExaminedItem Fact(string name, string text) => new("system", name, ItemState.Fact, text);
    }

    private static IEnumerable<ExaminedItem> Runtimes(TorchInventory torch, (IReadOnlyList<string> Providers, string? Problem) onnx)
    {
        var wrapper = LoadedLibraries.PathOf("libLibTorchSharp");
        var isCopy = torch.CacheFolder is { } cache && wrapper?.StartsWith(cache, StringComparison.Ordinal) == true;
        yield return torch.Problem is { } problem
            ? new("runtimes", "libtorch", ItemState.Broken, problem)
            : new("runtimes", "libtorch", ItemState.Ready, $"{torch.Version}{(isCopy ? $", through a copy of TorchSharp's library that asks for no newer libstdc++ ({wrapper})" : string.Empty)}");
        yield return onnx.Problem is { } missing
            ? new("runtimes", "ONNX Runtime", ItemState.Broken, missing)
            : new("runtimes", "ONNX Runtime", ItemState.Ready, $"{ExecutionProviders.RuntimeVersion} with {string.Join(", ", onnx.Providers)}");
        yield return Skia();
    }

    private static ExaminedItem Skia()
    {
        try
        {
            return new("runtimes", "SkiaSharp", ItemState.Ready, $"{SkiaLibrary.Version} (PNG, JPEG and WebP files)");
        }
        catch (ParityException e)
        {
            return new("runtimes", "SkiaSharp", ItemState.Broken, e.Message);
        }
    }

    private IEnumerable<ExaminedItem> Found(string section, params string[] names) =>
        names.Select(machine.Find).Select(f => new ExaminedItem(section, f.Name, f.IsThere ? ItemState.Ready : ItemState.Absent, f.Text));

    private IEnumerable<ExaminedItem> RunsHere(TorchInventory torch, (IReadOnlyList<string> Providers, string? Problem) onnx)
    {
        yield return Entry("reference: checkpoint", torch.Problem);
        yield return Entry("reference: checkpoint, device: cuda", torch.CudaProblem);
        yield return Entry("candidate: onnx", onnx.Problem);
        yield return Entry("candidate: onnx, provider: cuda", onnx.Problem ?? ExecutionProviders.Missing("cuda") ?? Lacking("gpu", "cudnn"));
        yield return Entry("candidate: onnx, provider: tensorrt", onnx.Problem ?? ExecutionProviders.Missing("tensorrt") ?? Lacking("gpu", "cudnn", "tensorrt"));
        yield return Entry("candidate: engine, runner: onnxruntime", onnx.Problem ?? ExecutionProviders.Missing("tensorrt") ?? Lacking("gpu", "tensorrt"));
        yield return Entry("candidate: engine, runner: trtexec", Lacking("gpu", "trtexec"));
        yield return Entry("candidate: engine, runner: polygraphy", Lacking("gpu", "polygraphy"));
        yield return Entry("recorded and command, either side", null);

        static ExaminedItem Entry(string name, string? problem) => new("runs here", name, problem is null ? ItemState.Ready : ItemState.Absent, problem ?? "yes");
    }

    private string? Lacking(params string[] names) => names.Select(machine.Find).FirstOrDefault(f => !f.IsThere)?.Text;

    private static IEnumerable<ExaminedItem> Files(TorchInventory torch)
    {
        yield return new("files", "native copies", ItemState.Fact, torch.CacheFolder ?? "this user has no folder for local data: copies live while they are loaded");
        yield return new("files", "temporary files", ItemState.Fact, Path.GetTempPath());
    }

    private IEnumerable<ExaminedItem> Demanded() => demanded
        .Select(r => (Requirement: r, Lacks: machine.Find(r.Name).Lacks(r)))
        .Select(r => new ExaminedItem("demanded", r.Requirement.ToString(), r.Lacks is null ? ItemState.Ready : ItemState.Broken, r.Lacks ?? "here"));
}
