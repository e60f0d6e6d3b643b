using System.Collections.Immutable;
using Parity.Specs;

namespace Parity.Engines;

/// <summary>Settings of an <c>engine</c> candidate.</summary>
internal static class EngineKeys
{
    public static readonly SpecKey Runner = new("runner", SpecValueKind.Choice, "What runs the engine.")
    {
        Choices = ["onnxruntime", "trtexec", "polygraphy"],
        Default = "the first that works here, in this order",
    };

    public static readonly SpecKey Signature = new("signature", SpecValueKind.Path, "The ONNX model the engine was built from: it tells the names, number formats and shapes of inputs and outputs, which a plan does not.");

    public static readonly SpecKey Inputs = new("inputs", SpecValueKind.TextMap, "The engine's inputs where there is no such ONNX model, or where they differ from it, for instance images: float32 Nx3x640x640.") { Default = "the signature's" };

    public static readonly SpecKey Outputs = new("outputs", SpecValueKind.TextMap, "The engine's outputs, in the same form.") { Default = "the signature's" };

    public static readonly SpecKey BuiltWith = new("built_with", SpecValueKind.Text, "The trtexec command line the engine was built with: it tells the precision, TF32 and calibration.") { Default = "precision as declared" };

    public static readonly SpecKey BuiltFor = new("built_for", SpecValueKind.Text, "The compute capability of the GPU it was built on, for instance 8.9; with a plus (8.0+) for an engine built to run on newer ones, too.") { Default = "not checked" };

    public static readonly SpecKey BuiltBy = new("built_by", SpecValueKind.Text, "The version of TensorRT that built it, for instance 8.5.2: needed only up to 8.5, whose header is not known, and checked otherwise.") { Default = "read from the engine's header" };

    public static readonly SpecKey Calibration = new("calibration", SpecValueKind.Text, "How an int8 engine was calibrated: the cache's name, or qdq for scales in the ONNX model.") { Default = "none" };

    public static readonly SpecKey Plugins = new("plugins", SpecValueKind.Texts, "Plugin libraries to load before the engine, relative to the spec.") { Default = "none" };

    public static readonly SpecKey Embed = new("embed", SpecValueKind.Flag, "With onnxruntime: hands the engine over inside the model instead of by reference; at most 2 GB.") { Default = "false" };

    public static readonly SpecKey TimeoutSeconds = new("timeout_seconds", SpecValueKind.Integer, "How long trtexec or polygraphy may take for one image, in seconds.")
    {
        Minimum = 1,
        Maximum = 86_400,
        Default = "300",
    };

    public static readonly ImmutableArray<SpecKey> All = [Runner, Signature, Inputs, Outputs, BuiltWith, BuiltBy, BuiltFor, Calibration, Plugins, Embed, TimeoutSeconds];
}
