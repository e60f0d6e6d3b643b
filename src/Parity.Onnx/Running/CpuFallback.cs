namespace Parity.Onnx.Running;

/// <summary>What may run on the CPU when the spec asks for a GPU provider (<c>cpu_fallback</c>).</summary>
public enum CpuFallback
{
    /// <summary>Shape arithmetic and other light operators, which ONNX Runtime places there on purpose; a convolution or matrix product there fails.</summary>
    Shapes,

    /// <summary>Anything; it is still reported.</summary>
    Allow,

    /// <summary>Nothing at all: the session is refused.</summary>
    Forbid,
}
