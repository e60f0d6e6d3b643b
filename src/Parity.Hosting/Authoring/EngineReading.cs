using System.Globalization;
using System.Text.RegularExpressions;
using Parity.Authoring;
using Parity.Engines;
using Parity.Onnx.Analysis;
using Parity.Onnx.Models;
using Parity.Specs;

namespace Parity.Hosting.Authoring;

/// <summary>What an engine tells without being loaded, completed by the ONNX model it was built from.</summary>
internal static partial class EngineReading
{
    private static readonly char[] NameParts = ['-', '_', '.'];

    /// <summary>The facts in the engine's header and, where Ultralytics wrote it, in the metadata before it.</summary>
    /// <exception cref="ParityException">The file is no TensorRT engine, or one whose calibration the spec must tell.</exception>
    public static ExportFacts Read(string path)
    {
        var plan = PlanFile.Read(path);
        var (precision, because) = Precision(path, plan);
        if (precision == PrecisionClass.Int8)
        {
            throw new ParityException(
                $"{path} is an int8 engine ({because}), and how it was calibrated stands in no file. Write the spec without it, then add it as a candidate with `precision: int8` and `calibration:` (docs/tensorrt.md).");
        }

        var side = Sizes().Matches(plan.Ultralytics?.Entries.GetValueOrDefault("imgsz") ?? string.Empty).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture)).ToList();
        return new()
        {
            Path = path,
            Kind = "engine",
            Signature = plan.TensorRt is { } version ? $"built by TensorRT {version}" : string.Empty,
            Height = side.Count > 0 ? side[0] : null,
            Width = side.Count > 0 ? side[^1] : null,
            Labels = ClassNames.Parse(plan.Ultralytics?.Entries.GetValueOrDefault("names")),
            Precision = precision,
            PrecisionBecause = because,
        };
    }

    /// <summary>The facts with the inputs and outputs of the ONNX model that the engine was built from: one that was named, too, or one that lies beside it.</summary>
    /// <exception cref="ParityException">There is no such model.</exception>
    public static ExportFacts Complete(ExportFacts engine, IReadOnlyList<ExportFacts> all)
    {
        var models = all.Where(f => f.Kind == "onnx").ToList();
        var stems = Stems(Path.GetFileNameWithoutExtension(engine.Path)).ToList();
        var named = stems.Select(s => models.FirstOrDefault(m => Path.GetFileNameWithoutExtension(m.Path) == s)).FirstOrDefault(m => m is not null) ?? (models is [var only] ? only : null);
        var beside = stems.Select(s => Path.Combine(Path.GetDirectoryName(engine.Path)!, s + ".onnx")).FirstOrDefault(File.Exists);
        var model = named ?? (beside is null ? null : ExportReading.Read(OnnxModel.Load(beside)));
        return model is null
            ? throw new ParityException(
                $"{engine.Path}: an engine does not tell its inputs and outputs. Name the ONNX model it was built from behind it (parity new CHECKPOINT MODEL.engine MODEL.onnx), or put it beside the engine as {stems[0]}.onnx.")
            : engine with
            {
                BuiltFrom = model.Path,
                Height = engine.Height ?? model.Height,
                Width = engine.Width ?? model.Width,
                Outputs = model.Outputs,
                Labels = engine.Labels.IsEmpty ? model.Labels : engine.Labels,
                Selections = model.Selections,
                ResizeLimits = model.ResizeLimits,
            };
    }

    // model-fp16.engine is usually built from model.onnx.
    private static IEnumerable<string> Stems(string name)
    {
        for (var stem = name; stem.Length > 0; stem = stem.LastIndexOfAny(NameParts) is > 0 and var end ? stem[..end] : string.Empty)
        {
            yield return stem;
        }
    }

    private static (PrecisionClass? Precision, string Because) Precision(string path, PlanFile plan)
    {
        if (plan.Ultralytics?.Precision is { } told)
        {
            return (Enum.Parse<PrecisionClass>(told, ignoreCase: true), $"Ultralytics' metadata: {plan.Ultralytics}");
        }

        return InName().Match(Path.GetFileNameWithoutExtension(path)) is { Success: true } match
            ? (Enum.Parse<PrecisionClass>(match.Value, ignoreCase: true), "guessed from the file's name")
            : (null, string.Empty);
    }

    [GeneratedRegex("(?<![a-z0-9])(fp32|tf32|fp16|bf16|fp8|int8)(?![a-z0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex InName();

    [GeneratedRegex("[1-9][0-9]{0,5}")]
    private static partial Regex Sizes();
}
