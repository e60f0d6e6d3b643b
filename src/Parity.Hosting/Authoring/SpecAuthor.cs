using Parity.Authoring;
using Parity.Checkpoints;
using Parity.Specs;
using Parity.Torch.Architectures;
using Parity.Torch.Architectures.Recognition;

namespace Parity.Hosting.Authoring;

/// <summary>Writes a spec that runs from a checkpoint and its exports. Nothing of the checkpoint is executed.</summary>
/// <param name="host">Checks what is written, and runs the reference.</param>
/// <param name="architectures">What the checkpoint may be.</param>
public sealed class SpecAuthor(ParityHost host, ArchitectureRegistry architectures)
{
    /// <summary>The spec's text.</summary>
    /// <exception cref="ParityException">The checkpoint, an artefact or the images cannot be used, or no architecture knows the weights; the message says what was looked for.</exception>
    public string Write(AuthoringRequest request, CancellationToken cancellation = default)
    {
        var exports = ArtefactReading.Read(request.Artefacts);
        using var checkpoint = Open(request.Checkpoint);
        var inspection = checkpoint.Inspect();
        var sized = exports.FirstOrDefault(e => e.Kind == "onnx") ?? exports.FirstOrDefault(e => e.Height is not null);
        var chosen = WeightsChoice.Make(checkpoint, inspection, exports, weights => architectures.Recognise(weights, sized).Count > 0);
        var guess = Recognise(chosen.Weights, sized, request.Checkpoint);
        var images = ImageChoice.Make(request);
        var draft = DraftBuilder.Build(request, guess, chosen, inspection, exports, images);
        var spec = SpecFile.Parse(SpecDraftText.Write(draft), request.Output, host.Vocabulary);
        if (exports.Any(e => e.Kind == "recorded"))
        {
            // What was recorded can be looked at only once the images are known.
            exports = [.. exports.Select(e => e.Kind == "recorded" ? RecordedReading.Complete(e, spec.Images) : e)];
            draft = DraftBuilder.Build(request, guess, chosen, inspection, exports, images);
            spec = SpecFile.Parse(SpecDraftText.Write(draft), request.Output, host.Vocabulary);
        }

        draft = draft with { Faults = FaultChoice.Make(spec, cancellation) };
        if (request.RunsReference)
        {
            draft = draft with { Expect = ExpectChoice.Make(host, spec, cancellation) };
        }

        var text = SpecDraftText.Write(draft);
        _ = SpecFile.Parse(text, request.Output, host.Vocabulary);
        return text;
    }

    private static CheckpointFile Open(string path)
    {
        try
        {
            return CheckpointFile.Open(path);
        }
        catch (CheckpointException e) when (e.Kind == CheckpointProblem.NotACheckpoint && e.Detail.Contains("\"torchscript:\"", StringComparison.Ordinal))
        {
            throw new ParityException(
                $"{path} is a TorchScript archive, which tells no architecture, so that its spec is written by hand: \"reference: {{ torchscript: {Path.GetFileName(path)}, outputs: [NAME, …] }}\", with the labels and "
                + "the preprocess of your training (docs/authoring.md). With the checkpoint that it was made from, parity new writes the spec.", e);
        }
    }

    private ArchitectureGuess Recognise(CheckpointWeights weights, ExportFacts? export, string path) =>
        architectures.Recognise(weights, export) is [var first, ..]
            ? first
            : throw new ParityException(
                $"{path}: no known architecture has these weights ({weights.StateDict.Entries.Count} tensors, for instance {string.Join(", ", weights.StateDict.Entries.Take(3).Select(e => e.Name))}). "
                + $"Looked for {string.Join("; ", architectures.LooksFor)}. "
                + "Write an architecture of your own (docs/authoring.md), name another entry's weights in a spec by hand, or use a torchscript, recorded or command reference.");
}
