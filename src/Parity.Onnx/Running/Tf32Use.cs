using Parity.Specs;

namespace Parity.Onnx.Running;

/// <summary>Whether float32 products may be rounded to TF32, which NVIDIA's libraries do by default.</summary>
internal static class Tf32Use
{
    // cuBLAS, cuDNN and TensorRT read it themselves and let it overrule the program.
    private const string Variable = "NVIDIA_TF32_OVERRIDE";

    /// <summary>The answer for the report, or null on the CPU, which has no TF32.</summary>
    public static string? Describe(CandidateSpec candidate, IReadOnlyDictionary<string, string> options) =>
        candidate.Provider == "cpu" ? null
        : Environment.GetEnvironmentVariable(Variable) == "0" ? $"switched off by {Variable}=0"
        : options.TryGetValue("use_tf32", out var use) ? (use == "1" ? "allowed (tf32: true)" : "switched off (tf32: false)")
        : candidate.Provider == "cuda" ? "allowed by default (tf32: false switches it off)"
        : $"allowed by TensorRT's default ({Variable}=0 switches it off)";
}
