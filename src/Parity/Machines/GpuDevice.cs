namespace Parity.Machines;

/// <summary>A GPU of this machine.</summary>
/// <param name="Name">Its name, for instance <c>NVIDIA L4</c>.</param>
/// <param name="ComputeCapability">Its architecture, for instance <c>8.9</c>.</param>
public sealed record GpuDevice(string Name, string ComputeCapability);
