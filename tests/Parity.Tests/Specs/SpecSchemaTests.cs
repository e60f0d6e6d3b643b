using NJsonSchema;
using Parity.Specs;
using Parity.Specs.Schema;
using Parity.Specs.Yaml;

namespace Parity.Tests.Specs;

/// <summary>The JSON schema beside the specs, checked with another project's validator.</summary>
public sealed class SpecSchemaTests
{
    private static readonly string File = Path.Combine(RepositoryRoot.Path, "specs", "parity.schema.json");

    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(SpecSchema.Write()));

    [Fact]
    public void The_schema_beside_the_specs_is_the_one_the_loader_s_keys_make()
    {
        var written = SpecSchema.Write();
        if (System.IO.File.ReadAllText(File) != written)
        {
            var received = Path.Combine(RepositoryRoot.Path, "artifacts", "parity.schema.json");
            Directory.CreateDirectory(Path.GetDirectoryName(received)!);
            System.IO.File.WriteAllText(received, written);
            Assert.Fail($"specs/parity.schema.json is out of step with the keys of a spec: copy {received} over it.");
        }
    }

    [Fact]
    public async Task A_sound_spec_is_valid() => (await ErrorsOf(SpecFolder.Sound)).Should().BeEmpty();

    [Theory]
    [InlineData("model: shapes", "modle: shapes")]
    [InlineData("model: shapes", "model: a/b")]
    [InlineData("model: shapes", "model: a\\b")]
    [InlineData("model: shapes", "model: shapes.")]
    [InlineData("circle]", "[circle]]")]
    [InlineData("preprocess: torchvision-detection", "preprocess: torchvision")]
    [InlineData("preprocess: torchvision-detection", "preprocess: [decod]")]
    [InlineData("preprocess: torchvision-detection", "preprocess: { preset: nothing }")]
    [InlineData("checkpoint: models/checkpoint.pth", "checkpont: models/checkpoint.pth")]
    [InlineData("checkpoint: models/checkpoint.pth", "checkpoint: models\\checkpoint.pth")]
    [InlineData("checkpoint: models/checkpoint.pth", "torchscript: models/net.pt")]
    [InlineData("  weights: model", "  recorded: out.npz")]
    [InlineData("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    recorded: out.npz")]
    [InlineData("  architecture: torchvision/net", "  threads: 2")]
    [InlineData("  weights: model", "  device: gpu")]
    [InlineData("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    provider: cdua")]
    [InlineData("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    requires: [gpus]")]
    [InlineData("    onnx: models/model.onnx", "    engine: model.engine\n    provider: cuda")]
    [InlineData("    onnx: models/model.onnx", "    command: python infer.py {input} {output}\n    timeout: 3")]
    [InlineData("    onnx: models/model.onnx", "    command: python infer.py {input} {output}\n    timeout_seconds: 0")]
    [InlineData("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    tolerance: { raw: { max_abs: -1 } }")]
    [InlineData("score_threshold: 0.5", "score_threshold: 1")]
    [InlineData("score_threshold: 0.5", "score_threshold: \"0.5\"")]
    [InlineData("score_threshold: 0.5", "decoder: torchvison, score_threshold: 0.5")]
    [InlineData("score: 0.001", "score: 2")]
    [InlineData("images: 2, ", "images: 0, ")]
    [InlineData("faults: [bgr]", "faults: [brg]")]
    [InlineData("faults: [bgr]", "faults: [bgr, bgr]")]
    [InlineData("faults: [bgr]", "faults: []")]
    public async Task A_mistake_that_an_editor_can_see_is_marked_by_the_schema_and_by_the_loader(string sound, string wrong)
    {
        var yaml = SpecFolder.Sound.Replace(sound, wrong);

        (await ErrorsOf(yaml)).Should().NotBeEmpty();
        using var folder = new SpecFolder();
        folder.ProblemsOf(yaml).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("preprocess: torchvision-detection", "preprocess: [decode, scale: 1/255, layout: chw]")]
    [InlineData("preprocess: torchvision-detection", "preprocess: { preset: torchvision-detection, replace: { scale: 1/225 } }")]
    [InlineData("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    provider: tensorrt\n    fp16: true\n    requires: [gpu, tensorrt>=8.6]\n    tolerance: { score: 0.02 }")]
    [InlineData("    onnx: models/model.onnx", "    command: python infer.py {input} {output}\n    timeout_seconds: 10\n    detections: { decoder: torchvision }")]
    [InlineData("  weights: model", "  device: cuda:1\n  threads: 2\n  rename: { a.: b., c.: ~ }\n  strip_prefix: module.")]
    [InlineData("[__background__, circle]", "[__background__, 1, yes]")]
    [InlineData("images: 2, ", "images: 2, detections_per_image: { min: 1, max: 9 }, ")]
    public async Task What_the_loader_takes_the_schema_takes(string sound, string other)
    {
        var yaml = SpecFolder.Sound.Replace(sound, other);
        using var folder = new SpecFolder();

        folder.Load(yaml);
        (await ErrorsOf(yaml)).Should().BeEmpty();
    }

    [Fact]
    public async Task The_specs_of_this_repository_load_and_are_valid()
    {
        var files = SpecSet.Find([Path.GetDirectoryName(File)!]);

        SpecSet.Load(files).Should().HaveCountGreaterThan(0);
        foreach (var file in files)
        {
            var yaml = await System.IO.File.ReadAllTextAsync(file);
            yaml.Should().StartWith("# yaml-language-server: $schema=parity.schema.json\n", "an editor finds the schema of {0} by it", file);
            (await ErrorsOf(yaml)).Should().BeEmpty("{0} is valid", file);
        }
    }

    [Fact]
    public async Task A_vocabulary_with_architectures_and_settings_makes_a_stricter_schema()
    {
        var vocabulary = SpecVocabulary.Default with
        {
            Architectures = ["torchvision/nest"],
            Settings = SpecVocabulary.Default.Settings.Add("onnx", [new("fp16", SpecValueKind.Flag, "Half precision.")]),
        };
        var strict = await JsonSchema.FromJsonAsync(SpecSchema.Write(vocabulary));
        var sound = SpecFolder.Sound.Replace("torchvision/net", "torchvision/nest");

        strict.Validate(JsonOf(sound)).Should().BeEmpty();
        strict.Validate(JsonOf(SpecFolder.Sound)).Should().NotBeEmpty();
        strict.Validate(JsonOf(sound.Replace("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    fp61: true"))).Should().NotBeEmpty();
    }

    private static async Task<IEnumerable<string>> ErrorsOf(string yaml) => (await Schema.Value).Validate(JsonOf(yaml)).Select(e => e.ToString());

    private static string JsonOf(string yaml)
    {
        var problems = new SpecProblems();
        var map = SpecTree.Parse(yaml, "spec.yaml", problems);
        problems.None.Should().BeTrue();
        return YamlAsJson.Of(map!).ToJsonString();
    }
}
