using Parity.Specs;

namespace Parity.Tests.Specs;

/// <summary>A folder with a usable spec, two images and model files, to be spoilt by tests.</summary>
internal sealed class SpecFolder : IDisposable
{
    public const string Sound = """
        model: shapes
        labels: [__background__, circle]
        images: [images/*.png]
        preprocess: torchvision-detection
        reference:
          checkpoint: models/checkpoint.pth
          weights: model
          architecture: torchvision/net
          options: { num_classes: 2 }
        candidates:
          onnx:
            onnx: models/model.onnx
        detections: { score_threshold: 0.5 }
        tolerance: { box_px: 0.5, score: 0.001 }
        expect: { images: 2, empty: [blank.png] }
        faults: [bgr]
        """;

    public SpecFolder()
    {
        Root = Directory.CreateTempSubdirectory("parity-specs-").FullName;
        foreach (var file in new[] { "images/a.png", "images/blank.png", "models/checkpoint.pth", "models/model.onnx" })
        {
            Write(file, "content");
        }
    }

    public string Root { get; }

    public string PathOf(string name) => Path.Combine(Root, name.Replace('/', Path.DirectorySeparatorChar));

    public string Write(string name, string text)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public ParitySpec Load(string yaml, SpecVocabulary? vocabulary = null) => SpecFile.Load(Write("spec.yaml", yaml), vocabulary);

    /// <summary>The problems of a spec that must have some, as <c>line:column: message</c>.</summary>
    public IReadOnlyList<string> ProblemsOf(string yaml, SpecVocabulary? vocabulary = null)
    {
        var path = Write("spec.yaml", yaml);
        var thrown = FluentActions.Invoking(() => SpecFile.Load(path, vocabulary)).Should().Throw<SpecException>(because: yaml).Which;
        thrown.Problems.Should().OnlyContain(p => p.At.File == path);
        return [.. thrown.Problems.Select(p => $"{p.At.Line}:{p.At.Column}: {p.Message}")];
    }

    public string ProblemOf(string yaml, SpecVocabulary? vocabulary = null) => ProblemsOf(yaml, vocabulary).Should().ContainSingle().Which;

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
