using Parity.Running.Commands;
using Parity.Specs;

namespace Parity.Engines;

/// <summary>What the command line says that an engine was built with: the plan itself does not tell.</summary>
/// <param name="Precision">The least precise format that the builder may choose.</param>
/// <param name="IsTf32Allowed">True unless <c>--noTF32</c> stands there: TensorRT allows TF32 by default.</param>
/// <param name="NeedsCalibration">True with <c>--int8</c> or <c>--best</c>.</param>
/// <param name="Calibration">The calibration cache, or null.</param>
/// <param name="IsVersionCompatible">True with <c>--versionCompatible</c>: newer versions may run it.</param>
/// <param name="IsHardwareCompatible">True with <c>--hardwareCompatibilityLevel</c>: other GPUs may run it.</param>
public sealed record EngineBuild(
    PrecisionClass Precision, bool IsTf32Allowed, bool NeedsCalibration, string? Calibration, bool IsVersionCompatible, bool IsHardwareCompatible)
{
    /// <summary>Reads a trtexec command line.</summary>
    /// <exception cref="ParityException">It is no command line.</exception>
    public static EngineBuild Parse(string commandLine)
    {
        var flags = CommandLine.Split(commandLine).Select(p => p.Split('=', 2)).Where(p => p[0].StartsWith("--", StringComparison.Ordinal))
            .GroupBy(p => p[0][2..], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First() is [_, var value] ? value : string.Empty, StringComparer.Ordinal);
        var tf32 = !flags.ContainsKey("noTF32");
        var best = flags.ContainsKey("best");
        return new(
            best || flags.ContainsKey("int8") ? PrecisionClass.Int8
                : flags.ContainsKey("fp8") ? PrecisionClass.Fp8
                : flags.ContainsKey("bf16") ? PrecisionClass.Bf16
                : flags.ContainsKey("fp16") ? PrecisionClass.Fp16
                : tf32 ? PrecisionClass.Tf32 : PrecisionClass.Fp32,
            tf32,
            best || flags.ContainsKey("int8"),
            flags.GetValueOrDefault("calib") is { Length: > 0 } calibration ? calibration : null,
            flags.ContainsKey("versionCompatible") || flags.ContainsKey("vc"),
            flags.GetValueOrDefault("hardwareCompatibilityLevel") is { Length: > 0 } level && level != "none");
    }
}
