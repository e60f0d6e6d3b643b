using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Parity.Machines;

/// <summary>
/// Loads NVIDIA's libraries by name and calls the few C functions that tell their version. Nothing is created on a device: of CUDA's driver
/// interface only <c>cuInit</c>, <c>cuDriverGetVersion</c> and the device queries are used.
/// </summary>
internal sealed unsafe class NativeProbe : INativeProbe
{
    private const int ComputeMajor = 75;
    private const int ComputeMinor = 76;
    private const int LongestName = 256;

    private static readonly ImmutableArray<string> DriverNames = OperatingSystem.IsWindows() ? ["nvcuda.dll"] : ["libcuda.so.1"];

    // Newest first: the unversioned name is only there where the development package is.
    private static readonly ImmutableArray<string> TensorRtNames = OperatingSystem.IsWindows()
        ? ["nvinfer_11.dll", "nvinfer_10.dll", "nvinfer.dll"]
        : ["libnvinfer.so.11", "libnvinfer.so.10", "libnvinfer.so.9", "libnvinfer.so.8", "libnvinfer.so.7", "libnvinfer.so"];

    private static readonly ImmutableArray<string> CuDnnNames = OperatingSystem.IsWindows()
        ? ["cudnn64_9.dll", "cudnn64_8.dll"]
        : ["libcudnn.so.9", "libcudnn.so.8", "libcudnn.so"];

    public DriverAnswer Driver()
    {
        if (Load(DriverNames) is not { } library)
        {
            return new($"no NVIDIA driver: {DriverNames[0]} cannot be loaded", 0, []);
        }

        if (Function(library, "cuInit") is not { } init || Function(library, "cuDriverGetVersion") is not { } version || Function(library, "cuDeviceGetCount") is not { } count)
        {
            return new($"{DriverNames[0]} is no CUDA driver: it lacks cuInit", 0, []);
        }

        var number = 0;
        _ = ((delegate* unmanaged<int*, int>)version)(&number);
        var status = ((delegate* unmanaged<uint, int>)init)(0);
        if (status != 0)
        {
            return new(string.Create(CultureInfo.InvariantCulture, $"the NVIDIA driver is installed but does not start (cuInit: error {status}); is a GPU present, and handed to this container?"), number, []);
        }

        var devices = 0;
        _ = ((delegate* unmanaged<int*, int>)count)(&devices);
        return devices == 0
            ? new("the NVIDIA driver sees no GPU (CUDA_VISIBLE_DEVICES may hide it)", number, [])
            : new(null, number, [.. Enumerable.Range(0, devices).Select(i => Device(library, i))]);
    }

    public int? TensorRt() => Number(TensorRtNames, "getInferLibVersion");

    // size_t cudnnGetVersion(void)
    public int? CuDnn() => Number(CuDnnNames, "cudnnGetVersion");

    private static GpuDevice Device(nint library, int index)
    {
        var name = "unnamed";
        if (Function(library, "cuDeviceGetName") is { } getName)
        {
            var text = stackalloc byte[LongestName];
            if (((delegate* unmanaged<byte*, int, int, int>)getName)(text, LongestName, index) == 0)
            {
                name = Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
            }
        }

        var capability = "unknown";
        if (Function(library, "cuDeviceGetAttribute") is { } attribute)
        {
            int major, minor;
            var ask = (delegate* unmanaged<int*, int, int, int>)attribute;
            if (ask(&major, ComputeMajor, index) == 0 && ask(&minor, ComputeMinor, index) == 0)
            {
                capability = string.Create(CultureInfo.InvariantCulture, $"{major}.{minor}");
            }
        }

        return new(name, capability);
    }

    private static int? Number(ImmutableArray<string> names, string function) =>
        Load(names) is { } library && Function(library, function) is { } address ? (int)((delegate* unmanaged<nuint>)address)() : null;

    private static nint? Load(ImmutableArray<string> names)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, out var library))
            {
                return library;
            }
        }

        return null;
    }

    private static nint? Function(nint library, string name) => NativeLibrary.TryGetExport(library, name, out var address) ? address : null;
}
