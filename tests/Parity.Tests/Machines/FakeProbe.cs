using Parity.Machines;

namespace Parity.Tests.Machines;

/// <summary>Libraries that answer as a test says: which versions they have, or that they are not there.</summary>
internal sealed class FakeProbe : INativeProbe
{
    public DriverAnswer DriverIs { get; init; } = new("no NVIDIA driver: libcuda.so.1 cannot be loaded", 0, []);

    public int? TensorRtIs { get; init; }

    public int? CuDnnIs { get; init; }

    public DriverAnswer Driver() => DriverIs;

    public int? TensorRt() => TensorRtIs;

    public int? CuDnn() => CuDnnIs;
}
