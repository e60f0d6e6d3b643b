using Parity.Comparison;
using Parity.Detections;
using Parity.Imaging;
using Parity.Specs;

namespace Parity.Running;

/// <summary>One side of a comparison: a loaded model and the decoder of its outputs.</summary>
/// <param name="runner">The model; disposed with the side.</param>
/// <param name="detections">How its outputs are decoded; without a decoder named it is inferred from the first outputs.</param>
/// <param name="labels">The number of labels of the spec.</param>
internal sealed class ModelSide(IModelRunner runner, DetectionSpec detections, int labels) : IDisposable
{
    private IDetectionDecoder? _decoder;
    private DecoderInference? _inference;

    /// <summary>What runs, with the decoder that was inferred among its notes.</summary>
    public RunnerDescription Description => _inference is null
        ? runner.Description
        : runner.Description with { Notes = [.. runner.Description.Notes, $"decoder {_inference.Decoder}: {_inference.Reason}"] };

    /// <summary>The decoder's entry, once an image has run.</summary>
    public DecoderEntry? Decoder => _decoder is null ? null : DetectionDecoders.Find(_decoder.Name);

    /// <summary>Runs and decodes one image. A model that fails is part of the outputs, not an exception.</summary>
    /// <exception cref="ParityException">The outputs are not what the decoder reads.</exception>
    public SideOutputs Run(ModelInput input, TensorFingerprint fingerprint)
    {
        RawOutputs raw;
        try
        {
            raw = runner.Run(input);
        }
        catch (RunnerException e)
        {
            return new() { Input = fingerprint, Failure = new(e.Message, e.Cause) };
        }

        _decoder ??= CreateDecoder(raw);
        return new() { Input = fingerprint, Raw = raw, Detections = _decoder.Decode(raw, input.Geometry), Capacity = _decoder.Capacity(raw) };
    }

    /// <inheritdoc/>
    public void Dispose() => runner.Dispose();

    private IDetectionDecoder CreateDecoder(RawOutputs raw)
    {
        var spec = detections;
        if (spec.Decoder is null)
        {
            _inference = DetectionDecoders.Infer(OutputSignature.Of(raw));
            spec = spec with { Decoder = _inference.Decoder };
        }

        var problems = new SpecProblems();
        return DetectionDecoders.Create(spec, labels, problems) ?? throw new SpecException(problems.Items);
    }
}
