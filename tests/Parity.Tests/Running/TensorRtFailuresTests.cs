using Parity.Running;

namespace Parity.Tests.Running;

public class TensorRtFailuresTests
{
    private const string PluginNotFound = "[8] Assertion failed: creator && \"Plugin not found, are the plugin name, version, and namespace correct?\"";

    // The words of public reports: TensorRT's own logs, and what they must be explained by.
    public static TheoryData<string, string, string> Reported => new()
    {
        // NVIDIA/TensorRT 210, 1988, 3346; Radiata 73.
        { "[I] [TRT] No importer registered for op: LayerNormalization. Attempting to import as plugin.\n[I] [TRT] Searching for plugin: LayerNormalization, plugin_version: 1, plugin_namespace: \n[E] [TRT] parsers/onnx/ModelImporter.cpp:773: While parsing node number 2 [LayerNormalization -> \"x.3\"]:", "plugin-layernorm", "Export with opset 16, or use TensorRT 8.6 or newer." },
        { "[E] ModelImporter.cpp:726: While parsing node number 7 [LayerNormalization -> \"/text_model/encoder/layers.0/layer_norm1/LayerNormalization_output_0\"]:\n[E] ModelImporter.cpp:732: ERROR: builtin_op_importers.cpp:5411 In function importFallbackPluginImporter:\n" + PluginNotFound, "plugin-layernorm", "builtin_op_importers.cpp:5411 is a line of TensorRT 8.5's parser" },
        { "[E] [TRT] ModelImporter.cpp:774: ERROR: builtin_op_importers.cpp:4890 In function importFallbackPluginImporter:\n" + PluginNotFound + " while parsing node LayerNormalization_123", "plugin-layernorm", "builtin_op_importers.cpp:4890 is a line of TensorRT 8.4's parser: if a newer TensorRT is installed, an older libnvonnxparser is loaded." },
        { "[E] [TRT] parsers/onnx/ModelImporter.cpp:785: ERROR: parsers/onnx/builtin_op_importers.cpp:4870 In function importFallbackPluginImporter:\n" + PluginNotFound, "plugin", "a line of TensorRT 8.2's parser" },
        { "While parsing node number 12 [Unique -> \"u\"]:\nERROR: builtin_op_importers.cpp:5428 In function importFallbackPluginImporter:\n" + PluginNotFound, "plugin", "does not know the operator Unique," },
        { "In node 5 (parseGraph): UNSUPPORTED_NODE: No importer registered for op: GridSample. Attempting to import as plugin.", "importer-gridsample", "Use TensorRT 8.5 or newer." },
        { "getPluginCreator could not find plugin: grid_sampler version: 1", "mmdeploy-plugin", "--staticPlugins=libmmdeploy_tensorrt_ops.so" },
        { "INVALID_ARGUMENT: getPluginCreator could not find plugin TRTBatchedNMS version 1", "mmdeploy-plugin", "MMDeploy's TensorRT operators" },
        { "No importer registered for op: MyOperator. Attempting to import as plugin.", "plugin", "does not know the operator MyOperator, and no plugin of its name is loaded. `parity lint" },

        // NVIDIA/TensorRT 3034, 4603.
        { "[graphShapeAnalyzer.cpp] IIfConditionalOutputLayer inputs must have the same shape. /box_roi_pool/If", "if-shapes", "box_roi_pool" },
        { "Invalid Node - /bb/rope_embeddings/If\n/bb/rope_embeddings/If_OutputLayer: IIfConditionalOutputLayer inputs must have the same shape. Shapes are [2] and [1].", "if-shapes", "here they are [2] and [1]." },

        // onnx/onnx-tensorrt 478; NVIDIA/TensorRT 2721.
        { "While parsing node number 282 [TopK -> \"663\"]:\nERROR: builtin_op_importers.cpp:3280 In function importTopK:\n[8] Assertion failed: inputs.at(1).is_weights()", "topk-dynamic", "TensorRT 8.6 or newer" },
        { "[E] [TRT] ModelImporter.cpp:731: ERROR: ModelImporter.cpp:168 In function parseGraph:\n[6] Invalid Node - /model/TopK_2\nThis version of TensorRT only supports input K as an initializer. Try applying constant folding on the model using Polygraphy", "topk-dynamic", "Fold constants" },

        // NVIDIA/TensorRT 3372, 2850.
        { "Error[2]: [myelinBuilderUtils.cpp::getMyelinSupportType::1270] Error Code 2: Internal Error (ForeignNode does not support data-dependent shape for now.)", "foreign-node", "cut the non-maximum suppression off the graph" },
        { "Error[9]: [myelinBuilderUtils.cpp::getMyelinSupportType::1106] Error Code 9: Internal Error (Gather_3669 requires foreign node optimizations incompatible with data-dependent shapes, so treating as error.)", "foreign-node", "Use a newer TensorRT" },
        { "Running layernorm after self-attention in FP16 may cause overflow.", "layernorm-fp16", "opset 17" },

        // CosyVoice 901; usls 212; mmdetection-to-tensorrt 97.
        { "[executionContext.cpp::setInputShape::2037] Error Code 3: API Usage Error (Parameter check failed at: runtime/api/executionContext.cpp::setInputShape::2037, condition: engineDims.d[i] == dims.d[i] Static dimension mismatch while setting input shape.)", "static-dimension", "built for another input size or batch. Build it with a profile" },
        { "IExecutionContext::setInputShape: Error Code 3: API Usage Error (Parameter check failed, condition: engineDims.d[i] == dims.d[i]. Static dimension mismatch while setting input shape for input. Set dimensions are [3,3,256,192]. Expected dimensions are [1,3,256,192]. In setInputShape at /_src/runtime/api/executionContext.cpp:2364)", "static-dimension", "input was given [3,3,256,192] and takes [1,3,256,192]." },
        { "condition: profileMinDims.d[i] <= dimensions.d[i]. Supplied binding dimension [1,3,576,768] for bindings[0] exceed min ~ max range at index 2, maximum dimension in profile is 800, minimum dimension in profile is 800, but supplied dimension is 576.", "profile-range", "[1,3,576,768] lies outside the profile that the engine was built with, on axis 2." },

        // NVIDIA/TensorRT 1384, 2041, 2195, 564; microsoft/onnxruntime 22139.
        { "Serialization (Serialization assertion magicTagRead == kPLAN_MAGIC_TAG failed.Magic tag does not match)", "magic-tag", "Ultralytics writes metadata before it" },
        { "The engine plan file is not compatible with this version of TensorRT, expecting library version 8.5.3.1 got 8.5.1.7, please rebuild.", "version-tag", "by 8.5.1.7, and 8.5.3.1 is here. Build it again" },
        { "Error Code 1: Serialization (Serialization assertion stdVersionRead == kSERIALIZATION_VERSION failed.Version tag does not match. Note: Current Version: 213, Serialized Engine Version: 205)", "version-tag", "Build it again with the version that runs it." },
        { "The engine plan file is generated on an incompatible device, expecting compute 8.6 got compute 7.5, please rebuild.", "incompatible-device", "for compute capability 7.5, and this GPU has 8.6." },
        { "TensorRT EP could not deserialize engine from binary data", "not-deserialized", "Build it again here." },
    };

    [Theory]
    [MemberData(nameof(Reported))]
    public void A_reported_error_is_recognised_and_explained(string message, string id, string explanation)
    {
        KnownFailures.Find(message)?.Id.Should().Be(id);
        KnownFailures.CauseOf(message).Should().Contain(explanation);
    }

    [Fact]
    public void Every_failure_of_tensorrt_has_a_reported_text() =>
        Reported.Select(row => (string)row[1]).Distinct().Should().BeEquivalentTo(TensorRtFailures.All.Select(f => f.Id));

    [Fact]
    public void A_long_log_is_searched_in_time()
    {
        var log = string.Concat(Enumerable.Repeat("[V] [TRT] Registering layer: LayerNorm_1 for ONNX node [Conv -> \"x\"] builtin_op_importers.cpp:1 IIf ForeignNode\n", 5_000));

        KnownFailures.Find(log).Should().BeNull();
        KnownFailures.Find(log + PluginNotFound)?.Id.Should().Be("plugin");
    }
}
