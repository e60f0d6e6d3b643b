using System.Globalization;
using System.Text.RegularExpressions;

namespace Parity.Running;

/// <summary>
/// Errors of TensorRT's parser, builder and runtime, with cause and fix. Their words are those of public reports (named in <c>docs/tensorrt.md</c>);
/// what a message states (versions, GPUs, shapes, the operator) is repeated in the explanation.
/// </summary>
internal static class TensorRtFailures
{
    // The line at which each release's parser gives up on a plugin: the only trace of which parser library was really loaded.
    private static readonly Dictionary<string, string> ParserOfLine = new(StringComparer.Ordinal)
    {
        ["4870"] = "8.2",
        ["4890"] = "8.4",
        ["5411"] = "8.5",
        ["5403"] = "8.6 EA",
        ["5405"] = "8.6",
        ["5662"] = "9.0",
    };

    private const string Line = @"(?:builtin_op_importers\.cpp:(?<line>\d+)[\s\S]*?)?";

    /// <summary>The failures; the more telling come first.</summary>
    public static IEnumerable<KnownFailure> All =>
    [
        Of("plugin-layernorm", $@"LayerNormalization[\s\S]*?{Line}Plugin not found|{Line}Plugin not found[\s\S]*LayerNormalization|No importer registered for op: LayerNormalization", m =>
            $"TensorRT's parser has LayerNormalization from 8.6 on; this is 8.5 or older, or an old parser library is loaded. Export with opset 16, or use TensorRT 8.6 or newer.{Parser(m)}"),
        Of("importer-gridsample", $@"GridSample[\s\S]*?{Line}Plugin not found|No importer registered for op: GridSample", m =>
            $"TensorRT's parser has GridSample from 8.5 on. Use TensorRT 8.5 or newer.{Parser(m)}"),
        KnownFailure.Of("mmdeploy-plugin", @"(Cannot find|Plugin not found|could not find plugin:?|No importer registered for op:)[\s\S]{0,200}(grid_sampler|TRTBatchedNMS|TRTInstanceNormalization|MMCV|mmdeploy)", "The graph uses MMDeploy's TensorRT operators. Load them (trtexec: --staticPlugins=libmmdeploy_tensorrt_ops.so, not the ONNX Runtime library), and export with one of MMDeploy's TensorRT configurations."),
        Of("plugin", $@"No importer registered for op: (?<op>\w+)|could not find plugin:? (?<op>\w+)|(?:\[(?<op>\w+) -> [\s\S]*?)?{Line}Plugin not found", m =>
            $"This TensorRT does not know {(m.Groups["op"].Success ? $"the operator {m.Groups["op"].Value}" : "an operator of the graph")}, and no plugin of its name is loaded. `parity lint MODEL.onnx --for tensorrt:VERSION` says which operators and from which version on.{Parser(m)}"),
        Of("if-shapes", @"IIfConditionalOutputLayer inputs must have the same shape(?:\. Shapes are (?<a>\[[^\]]*\]) and (?<b>\[[^\]]*\]))?", m =>
            $"TensorRT wants both branches of an If to have one shape{(m.Groups["a"].Success ? $"; here they are {m.Groups["a"].Value} and {m.Groups["b"].Value}" : string.Empty)}. torchvision's Faster R-CNN has such an If in box_roi_pool. Simplify the If away (onnxsim or polygraphy with fixed input shapes), or try TensorRT 9 or newer, which takes more of them."),
        KnownFailure.Of("topk-dynamic", @"importTopK[\s\S]*is_weights|is_weights[\s\S]*TopK|TopK[\s\S]*is_weights|only supports input K as an initializer", "TensorRT before 8.6 wants K of TopK as a constant. Fold constants (polygraphy surgeon sanitize --fold-constants) where K is one, export with a fixed K, or use TensorRT 8.6 or newer."),
        KnownFailure.Of("foreign-node", @"Foreign ?Node[\s\S]*data-?dependent shape", "An operator whose output size depends on the data (NonMaxSuppression, NonZero) lies inside a fused region. Use a newer TensorRT, or cut the non-maximum suppression off the graph."),
        KnownFailure.Of("layernorm-fp16", @"Running layernorm after self-attention in FP16 may cause overflow|layernorm[\s\S]{0,80}FP16[\s\S]{0,80}overflow", "A layer normalisation that the export took apart overflows in FP16. Export with opset 17 for TensorRT 8.6 or newer, or keep Pow and ReduceMean in FP32."),
        Of("static-dimension", @"Static dimension mismatch while setting input shape(?: for (?<input>[^.]+)\. Set dimensions are (?<set>\[[^\]]*\])\. Expected dimensions are (?<built>\[[^\]]*\]))?", m =>
            $"The engine was built for another input size or batch{(m.Groups["set"].Success ? $": {m.Groups["input"].Value} was given {m.Groups["set"].Value} and takes {m.Groups["built"].Value}" : string.Empty)}. Build it with a profile that covers this shape, from an export whose axis is dynamic."),
        Of("profile-range", @"Supplied binding dimension (?<set>\[[^\]]*\])[\s\S]*?exceed min ~ max range at index (?<axis>\d+)", m =>
            $"The shape {m.Groups["set"].Value} lies outside the profile that the engine was built with, on axis {m.Groups["axis"].Value}. Build it with a profile that covers this shape, or prepare images of a size it has."),
        KnownFailure.Of("magic-tag", @"Magic tag does not match|kPLAN_MAGIC_TAG", "The file is no plain TensorRT plan (Ultralytics writes metadata before it), or libraries of two TensorRT versions are mixed."),
        Of("version-tag", @"expecting library version (?<here>[\d.]+) got (?<plan>[\d.]+)|Version tag does not match|expecting library version", m =>
            $"The engine was built by another TensorRT version{(m.Groups["plan"].Success ? $": by {m.Groups["plan"].Value.TrimEnd('.')}, and {m.Groups["here"].Value.TrimEnd('.')} is here" : string.Empty)}. Build it again with the version that runs it."),
        Of("incompatible-device", @"generated on an incompatible device(?:, expecting compute (?<here>[\d.]+) got compute (?<plan>[\d.]+))?", m =>
            $"The engine was built on another kind of GPU{(m.Groups["plan"].Success ? $": for compute capability {m.Groups["plan"].Value.TrimEnd('.')}, and this GPU has {m.Groups["here"].Value.TrimEnd('.')}" : string.Empty)}. Build it again on this one."),
        KnownFailure.Of("not-deserialized", @"could not deserialize engine", "The engine does not fit this TensorRT: another version, another kind of GPU, or a damaged file. Build it again here."),
    ];

    private static KnownFailure Of(string id, string pattern, Func<Match, string?> explain) =>
        KnownFailure.Of(id, pattern) with { Explain = explain };

    private static string Parser(Match match) => ParserOfLine.TryGetValue(match.Groups["line"].Value, out var version)
        ? string.Create(CultureInfo.InvariantCulture, $" The log's builtin_op_importers.cpp:{match.Groups["line"].Value} is a line of TensorRT {version}'s parser: if a newer TensorRT is installed, an older libnvonnxparser is loaded.")
        : string.Empty;
}
