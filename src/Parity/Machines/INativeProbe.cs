namespace Parity.Machines;

/// <summary>Asks NVIDIA's libraries what they are, without any of their headers. Tests answer in their place.</summary>
internal interface INativeProbe
{
    /// <summary>The driver and its devices.</summary>
    DriverAnswer Driver();

    /// <summary>The number that TensorRT's library gives its version, or null where it cannot be loaded.</summary>
    int? TensorRt();

    /// <summary>The number that cuDNN's library gives its version, or null where it cannot be loaded.</summary>
    int? CuDnn();
}
