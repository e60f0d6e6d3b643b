using Parity.Authoring;
using Parity.Comparison;
using Parity.Detections;
using Parity.Running;
using Parity.Specs;
using Parity.Tensors;

namespace Parity.Hosting.Authoring;

/// <summary>A loaded model and its decoder, run on the same inputs again and again.</summary>
internal sealed class CalibratedSide(IModelRunner runner, DetectionSpec detections, ParitySpec spec) : IDisposable
{
    // Wide enough that a budget far too small does not turn a moved score into a missing detection.
    private const double MatchingScore = 0.05;
    private IDetectionDecoder? _decoder;

    /// <summary>True when the raw outputs have a fixed order.</summary>
    public bool IsDense => _decoder is not null && DetectionDecoders.Find(_decoder.Name)?.ReadsDenseOutputs == true;

    /// <summary>The name of the decoder, once something ran.</summary>
    public string? Decoder => _decoder?.Name;

    /// <summary>Runs every input.</summary>
    public IReadOnlyList<Answer> Run(IEnumerable<ModelInput> inputs, Func<RawOutputs, RawOutputs>? select = null) => [.. inputs.Select(i => Run(i, select))];

    /// <summary>How far two runs on the same inputs lie apart.</summary>
    public static NoiseFigures Between(IReadOnlyList<Answer> first, IReadOnlyList<Answer> second, ParitySpec spec, bool dense)
    {
        var figures = NoiseFigures.None;
        foreach (var (a, b) in first.Zip(second))
        {
            var tolerance = spec.Tolerance with { Score = Math.Max(spec.Tolerance.Score, MatchingScore) };
            var compared = DetectionComparer.Compare(a.Detections, b.Detections, tolerance, spec.Detections.ScoreThreshold);
            figures = figures.Max(new(
                compared.RequiredBoxTolerance,
                compared.Pairs.Select(p => Math.Abs((double)p.ScoreDifference)).DefaultIfEmpty(0).Max(),
                dense ? RawDifference(a.Raw, b.Raw) : null,
                compared.Missing.Length + compared.Extra.Length));
        }

        return figures;
    }

    /// <inheritdoc/>
    public void Dispose() => runner.Dispose();

    private Answer Run(ModelInput input, Func<RawOutputs, RawOutputs>? select)
    {
        var raw = runner.Run(input);
        raw = select is null ? raw : select(raw);
        _decoder ??= Create(raw);
        return new(raw, _decoder.Decode(raw, input.Geometry));
    }

    private IDetectionDecoder Create(RawOutputs raw)
    {
        var named = detections.Decoder is null ? detections with { Decoder = DetectionDecoders.Infer(OutputSignature.Of(raw)).Decoder } : detections;
        var problems = new SpecProblems();
        return DetectionDecoders.Create(named, spec.Labels.Length, problems) ?? throw new SpecException(problems.Items);
    }

    private static double? RawDifference(RawOutputs first, RawOutputs second)
    {
        double? largest = null;
        foreach (var (a, b) in first.Names.Zip(second.Names, (x, y) => (first[x], second[y])))
        {
            if (a.Shape.SequenceEqual(b.Shape) && a.ElementType.IsFloatingPoint() && b.ElementType.IsFloatingPoint())
            {
                largest = Math.Max(largest ?? 0, a.ToFloat32().Zip(b.ToFloat32(), (x, y) => (double)Math.Abs(x - y)).DefaultIfEmpty(0).Max());
            }
        }

        return largest;
    }
}
