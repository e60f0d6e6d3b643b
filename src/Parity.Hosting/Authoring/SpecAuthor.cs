using System.Collections.Immutable;
using Parity.Authoring;
using Parity.Checkpoints;
using Parity.Checkpoints.Inspection;
using Parity.Onnx.Analysis;
using Parity.Onnx.Models;
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
        ImmutableArray<ExportFacts> exports = [.. request.Artefacts.Select(Facts)];
        using var checkpoint = CheckpointFile.Open(request.Checkpoint);
        var inspection = checkpoint.Inspect();
        var chosen = WeightsChoice.Make(checkpoint, inspection, exports);
        var guess = Recognise(chosen.Weights, exports.FirstOrDefault(), request.Checkpoint);
        var images = ImageChoice.Make(request);
        var draft = DraftBuilder.Build(request, guess, chosen, inspection, exports, images);
        var spec = SpecFile.Parse(SpecDraftText.Write(draft), request.Output, host.Vocabulary);
        draft = draft with { Faults = FaultChoice.Make(spec) };
        if (request.RunsReference)
        {
            draft = draft with { Expect = ExpectChoice.Make(host, spec, cancellation) };
        }

        var text = SpecDraftText.Write(draft);
        _ = SpecFile.Parse(text, request.Output, host.Vocabulary);
        return text;
    }

    private static ExportFacts Facts(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".onnx" => ExportReading.Read(OnnxModel.Load(path)),
        ".engine" or ".plan" or ".trt" => new() { Path = path, Kind = "engine" },
        ".npz" or ".safetensors" or ".json" => new() { Path = path, Kind = "recorded" },
        _ when Directory.Exists(path) => new() { Path = path, Kind = "recorded" },
        var other => throw new ParityException(
            $"{path} is no artefact that can be held to a checkpoint: found the extension \"{other}\"; expected .onnx, .engine, .plan, or recorded outputs (.npz, .safetensors, .json, or a folder of them)."),
    };

    private ArchitectureGuess Recognise(CheckpointWeights weights, ExportFacts? export, string path) =>
        architectures.Recognise(weights, export) is [var first, ..]
            ? first
            : throw new ParityException(
                $"{path}: no known architecture has these weights ({weights.StateDict.Entries.Count} tensors, for instance {string.Join(", ", weights.StateDict.Entries.Take(3).Select(e => e.Name))}). "
                + $"Looked for {string.Join("; ", architectures.LooksFor)}. "
                + "Write an architecture of your own (docs/authoring.md), name another entry's weights in a spec by hand, or use a torchscript, recorded or command reference.");
}
