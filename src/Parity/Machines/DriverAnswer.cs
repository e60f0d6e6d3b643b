using System.Collections.Immutable;

namespace Parity.Machines;

/// <summary>What the NVIDIA driver says of itself.</summary>
/// <param name="Problem">Why there is no device to be used, or null.</param>
/// <param name="CudaVersion">The newest CUDA version it serves, as its own number; 0 where it is not there.</param>
/// <param name="Devices">Its devices in their order, each with name and compute capability.</param>
internal sealed record DriverAnswer(string? Problem, int CudaVersion, ImmutableArray<GpuDevice> Devices);
