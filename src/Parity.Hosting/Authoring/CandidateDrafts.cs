using Parity.Authoring;
using Parity.Detections;
using Parity.Specs;
using Parity.Torch.Architectures.Recognition;

namespace Parity.Hosting.Authoring;

/// <summary>The candidates of a draft.</summary>
internal static class CandidateDrafts
{
    /// <summary>One entry for each artefact, with what was told about it as comments.</summary>
    public static IEnumerable<KeyValuePair<string, DraftValue>> Make(string folder, ArchitectureGuess guess, WeightsChoice chosen, IReadOnlyList<ExportFacts> exports)
    {
        var names = CandidateNames.Of(exports);
        return exports.Select((export, i) => KeyValuePair.Create(names[i], One(folder, guess, chosen, export)));
    }

    /// <summary>The decoder that alone knows the outputs, or null where only a run can tell.</summary>
    public static string? Inferred(ExportFacts export)
    {
        var known = export.Outputs.IsEmpty ? [] : DetectionDecoders.All.Where(d => d.Recognise(export.Outputs) is not null).ToList();
        return known is [var only] ? only.Name : null;
    }

    private static DraftValue One(string folder, ArchitectureGuess guess, WeightsChoice chosen, ExportFacts export)
    {
        var parts = new List<string> { $"{export.Kind}: {SpecPaths.Relative(folder, export.Path)}" };
        var comments = new List<string>();
        if (export.Signature.Length > 0)
        {
            comments.Add(export.Signature);
        }

        if (export.Kind == "engine")
        {
            parts.Add("requires: [gpu, tensorrt]");
            parts.Add($"signature: {SpecPaths.Relative(folder, export.BuiltFrom!)}");
            comments.Add("guessed: the engine was built from the model named as signature, which tells its inputs and outputs");
        }

        Precision(export, parts, comments);
        if (chosen.Same(export.Path))
        {
            parts.Add("same_weights: true");
        }

        if (chosen.Doubt(export) is { } doubt)
        {
            comments.Add(doubt);
        }

        // Null where the reference's decoder reads it too, or where only a run can tell.
        if (Inferred(export) is { } own && own != guess.Decoder)
        {
            parts.Add($"detections: {{ decoder: {own} }}");
            comments.Add($"its outputs are read by {own}, the reference's by {guess.Decoder}");
        }

        return new($"{{ {string.Join(", ", parts)} }}", [.. comments]);
    }

    private static void Precision(ExportFacts export, List<string> parts, List<string> comments)
    {
        if (export.Precision is { } precision && (precision > PrecisionClass.Fp32 || export.Kind == "engine"))
        {
            parts.Add($"precision: {ToleranceChoice.Word(precision)}");
            comments.Add($"precision: {export.PrecisionBecause}");
        }
        else if (export.Kind == "engine")
        {
            comments.Add("precision: an engine does not tell it, and TensorRT's default is tf32; say so with precision or built_with where it is another");
        }
    }
}
