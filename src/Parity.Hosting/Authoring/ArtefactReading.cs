using System.Collections.Immutable;
using Parity.Authoring;
using Parity.Onnx.Analysis;
using Parity.Onnx.Models;
using Parity.Specs;

namespace Parity.Hosting.Authoring;

/// <summary>Reads what artefacts say about themselves, whatever their kind.</summary>
internal static class ArtefactReading
{
    private static readonly string[] Recordings = [".npz", ".safetensors", ".json"];

    /// <summary>The facts of every artefact, in the order they were named.</summary>
    /// <exception cref="ParityException">One is missing, named twice, or nothing that can be held to a checkpoint.</exception>
    public static ImmutableArray<ExportFacts> Read(IReadOnlyList<string> paths)
    {
        if (paths.GroupBy(p => p, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { Key: var twice })
        {
            throw new ParityException($"{twice} is named twice; name each artefact once.");
        }

        var facts = paths.Select(Read).ToList();
        return [.. facts.Select(f => f.Kind == "engine" ? EngineReading.Complete(f, facts) : f)];
    }

    private static ExportFacts Read(string path)
    {
        var extension = Path.GetExtension(path).ToLowerInvariant();
        if (Directory.Exists(path))
        {
            return Folder(path);
        }

        if (SpecFiles.PathProblem(path) is { } problem)
        {
            throw new ParityException($"{path} {problem}");
        }

        return extension switch
        {
            ".onnx" => ExportReading.Read(OnnxModel.Load(path)),
            ".engine" or ".plan" or ".trt" => EngineReading.Read(path),
            _ when Recordings.Contains(extension) => new() { Path = path, Kind = "recorded" },
            ".ort" => throw Refused(path, "found ONNX Runtime's own format (.ort), which is made from an .onnx file: name that file"),
            ".pth" or ".pt" or ".ckpt" => throw Refused(path, $"found {extension}, a checkpoint or TorchScript, which is a reference: name it first, and its exports behind it"),
            ".png" or ".jpg" or ".jpeg" or ".bmp" or ".webp" => throw Refused(path, $"found a picture ({extension}); write the pattern of --images in quotes, else the shell makes several words of it"),
            _ => throw Refused(path, $"found {(extension.Length == 0 ? "no extension" : $"the extension \"{extension}\"")}"),
        };
    }

    private static ExportFacts Folder(string path) =>
        Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Any(f => Recordings.Contains(Path.GetExtension(f)))
            ? new() { Path = path, Kind = "recorded" }
            : throw new ParityException($"{path} holds no recorded outputs; expected one file for each image, named after it: scene-1.png.npz, .safetensors or .json (Polygraphy's).");

    private static ParityException Refused(string path, string found) => new(
        $"{path} is no artefact that can be held to a checkpoint: {found}. Expected .onnx, .engine, .plan, or recorded outputs (.npz, .safetensors, .json, or a folder of them).");
}
