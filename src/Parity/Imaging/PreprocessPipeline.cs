using System.Collections.Immutable;
using Parity.Imaging.Steps;
using Parity.Specs;

namespace Parity.Imaging;

/// <summary>
/// The shared preprocessing: the steps that turn a picture file into the tensor both sides receive. Immutable, and safe for concurrent use.
/// </summary>
public sealed class PreprocessPipeline
{
    private readonly IImageDecoder _decoder;
    private readonly TensorMemory _memory = new();

    /// <summary>Takes steps in the order they run; a missing first <c>decode</c> is added with its defaults.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="decoder">Reads the files; null: <see cref="SkiaImageDecoder"/>.</param>
    /// <exception cref="ArgumentException">A <c>decode</c> step stands elsewhere than first.</exception>
    public PreprocessPipeline(IEnumerable<IPreprocessStep> steps, IImageDecoder? decoder = null)
    {
        _decoder = decoder ?? SkiaImageDecoder.Instance;
        ImmutableArray<IPreprocessStep> all = [.. steps];
        Steps = all is [DecodeStep, ..] ? all : [new DecodeStep(), .. all];
        if (Steps.Skip(1).OfType<DecodeStep>().Any())
        {
            throw new ArgumentException("\"decode\" must be the first step.", nameof(steps));
        }

        Identity = string.Join("; ", Steps.Select(s => StepNode.WriteStep(s.ToSpec(default))));
    }

    /// <summary>The steps, in the order they run.</summary>
    public ImmutableArray<IPreprocessStep> Steps { get; }

    /// <summary>All steps with all their settings as one line of text: equal for pipelines that do the same. Goldens hash it.</summary>
    public string Identity { get; }

    /// <summary>Which values it makes.</summary>
    internal PictureValues Values =>
        Steps.Any(s => s is NormalizeStep) ? PictureValues.Normalised
        : Steps.Any(s => s is ScaleStep { Divisor: > 1 } or ScaleStep { Factor: < 1 }) ? PictureValues.Unit
        : PictureValues.Levels;

    /// <summary>Binds the steps of a spec. Problems are noted with their places; the result is null when there are any.</summary>
    /// <param name="spec">The steps.</param>
    /// <param name="problems">Where problems are noted.</param>
    /// <param name="decoder">Reads the files; null: <see cref="SkiaImageDecoder"/>.</param>
    public static PreprocessPipeline? Bind(PreprocessSpec spec, SpecProblems problems, IImageDecoder? decoder = null)
    {
        var before = problems.Items.Count;
        var steps = spec.Steps.Select(node => (Node: node, Step: StepCatalog.Bind(node, problems))).ToList();
        foreach (var (node, _) in steps.Skip(1).Where(s => s.Step is DecodeStep))
        {
            problems.Add(node.At, "\"decode\" must be the first step of preprocess; move it up.");
        }

        return problems.Items.Count == before ? new(steps.Select(s => s.Step!), decoder) : null;
    }

    /// <summary>The pipeline of a preset, for instance <c>torchvision-detection</c>.</summary>
    /// <exception cref="ParityException">No preset has that name.</exception>
    public static PreprocessPipeline Preset(string name) => new(PreprocessPresets.Find(name)
        ?? throw new ParityException($"Unknown preset \"{name}\"; {Suggestion.For(name, PreprocessPresets.Names)}"));

    /// <summary>The same decoder with other steps: how a fault is injected.</summary>
    public PreprocessPipeline WithSteps(IEnumerable<IPreprocessStep> steps) => new(steps, _decoder);

    /// <summary>Only decodes a file, as the pipeline's first step does: the picture that boxes are drawn on.</summary>
    /// <exception cref="ParityException">The file cannot be decoded.</exception>
    public RgbImage Decode(string path) => _decoder.Decode(path, ((DecodeStep)Steps[0]).Options);

    /// <summary>Decodes a file and applies the steps.</summary>
    /// <exception cref="ParityException">The file cannot be decoded, or a step cannot be applied to it.</exception>
    public PreprocessedImage Run(string path)
    {
        var options = ((DecodeStep)Steps[0]).Options;
        return Run(_decoder is IPixelDecoder pixels ? pixels.DecodePixels(path, options) : PixelBuffer.FromRgb(_decoder.Decode(path, options)));
    }

    /// <summary>Applies the steps after <c>decode</c> to a picture in memory.</summary>
    /// <exception cref="ParityException">A step cannot be applied to the picture.</exception>
    public PreprocessedImage Run(RgbImage image) => Run(PixelBuffer.FromRgb(image));

    /// <summary>
    /// Hands back the memory of a tensor of this pipeline, so that the next picture of the same size takes none from the large object heap. The
    /// tensor must not be used afterwards. Calling it is optional: a tensor that is kept is collected like any other object.
    /// </summary>
    public void Recycle(PreprocessedImage image) => _memory.Return(image.Tensor);

    /// <summary>Applies the steps after <c>decode</c> to pixels, which are given back when done.</summary>
    internal PreprocessedImage Run(PixelBuffer pixels)
    {
        using var state = new PreprocessState(pixels);
        foreach (var step in Steps)
        {
            step.Apply(state);
        }

        return state.Finish(_memory);
    }
}
