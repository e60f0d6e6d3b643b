using System.Collections.Immutable;
using Parity.Specs;

namespace Parity.Onnx.Running;

/// <summary>Keys of an ONNX candidate beside the model and the provider; some go with one provider only.</summary>
internal static class OnnxSettingKeys
{
    public static readonly SpecKey NoProposals = new("no_proposals", SpecValueKind.Choice, "What a Faster R-CNN graph that stops for want of proposals means: a failure, or empty outputs as PyTorch gives them.")
    {
        Choices = ["fail", "empty"],
        Default = "fail",
    };

    public static readonly SpecKey Optimization = new("optimization", SpecValueKind.Choice, "How far ONNX Runtime may rewrite the graph.")
    {
        Choices = ["all", "extended", "basic", "disabled"],
        Default = "all",
    };

    public static readonly SpecKey Log = new("log", SpecValueKind.Choice, "What ONNX Runtime may print; errors arrive in the verdict anyway.")
    {
        Choices = ["verbose", "info", "warning", "error", "fatal"],
        Default = "fatal",
    };

    public static readonly SpecKey CpuFallback = new("cpu_fallback", SpecValueKind.Choice, "What may run on the CPU beside a GPU provider: shape arithmetic, anything, or nothing.")
    {
        Choices = ["shapes", "allow", "forbid"],
        Default = "shapes",
    };

    public static readonly SpecKey ProviderOptions = new("provider_options", SpecValueKind.TextMap, "Further options of the provider, under ONNX Runtime's own names.") { Default = "none" };

    public static readonly SpecKey Tf32 = Flag("tf32", "Whether float32 products may be rounded to TF32.");

    public static readonly SpecKey Fp16 = Flag("fp16", "Whether TensorRT may compute in float16.");

    public static readonly SpecKey Bf16 = Flag("bf16", "Whether TensorRT may compute in bfloat16.");

    public static readonly SpecKey LayerNormFp32 = Flag("layer_norm_fp32", "Keeps layer normalisations in float32.");

    public static readonly SpecKey Int8 = Flag("int8", "Whether TensorRT may compute in int8; needs int8_calibration.");

    public static readonly SpecKey Int8Calibration = new("int8_calibration", SpecValueKind.Text, "The calibration table's file name.");

    public static readonly SpecKey WorkspaceMb = new("workspace_mb", SpecValueKind.Integer, "TensorRT's workspace in MiB.") { Minimum = 1, Default = "the device's memory" };

    public static readonly SpecKey EngineCache = new("engine_cache", SpecValueKind.Text, "A folder for built engines, relative to the spec.") { Default = "engines are built anew" };

    public static readonly SpecKey TimingCache = new("timing_cache", SpecValueKind.Text, "A folder for TensorRT's timings, relative to the spec.") { Default = "none" };

    public static readonly SpecKey ExcludeOperators = new("exclude_operators", SpecValueKind.Texts, "Operator types that TensorRT leaves to CUDA.") { Default = "none" };

    public static readonly SpecKey Profile = new("profile", SpecValueKind.NamedMaps, "Shapes of every dynamic input, for instance images: { min: 1x3x640x640, opt: 1x3x640x640, max: 4x3x640x640 }.")
    {
        Keys = [Shape("min", "smallest"), Shape("opt", "usual"), Shape("max", "largest")],
        Default = "none",
    };

    public static readonly ImmutableArray<SpecKey> Gpu = [CpuFallback, ProviderOptions];

    public static readonly ImmutableArray<SpecKey> Cuda = [Tf32];

    public static readonly ImmutableArray<SpecKey> TensorRt =
        [Fp16, Bf16, LayerNormFp32, Int8, Int8Calibration, WorkspaceMb, EngineCache, TimingCache, ExcludeOperators, Profile];

    public static readonly ImmutableArray<SpecKey> All = [NoProposals, Optimization, Log, .. Gpu, .. Cuda, .. TensorRt];

    private static SpecKey Flag(string name, string description) => new(name, SpecValueKind.Flag, description) { Default = "the provider's" };

    private static SpecKey Shape(string name, string which) => new(name, SpecValueKind.Text, $"The {which} shape, for instance 1x3x640x640.") { IsRequired = true };
}
