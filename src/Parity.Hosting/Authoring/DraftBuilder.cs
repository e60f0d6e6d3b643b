using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Parity.Authoring;
using Parity.Checkpoints.Inspection;
using Parity.Torch.Architectures.Recognition;

namespace Parity.Hosting.Authoring;

/// <summary>Puts what was found together as a draft.</summary>
internal static class DraftBuilder
{
    public static SpecDraft Build(
        AuthoringRequest request, ArchitectureGuess guess, WeightsChoice chosen, CheckpointInspection inspection, ImmutableArray<ExportFacts> exports, DraftValue images)
    {
        var folder = Path.GetDirectoryName(request.Output)!;
        var sized = exports.FirstOrDefault(e => e.Height is not null);
        var (width, height) = sized is not null ? (sized.Width, sized.Height) : (guess.InputSide, guess.InputSide);
        return new()
        {
            Model = request.Model ?? Path.GetFileNameWithoutExtension(request.Output),
            Labels = Labels(guess, inspection, exports),
            Images = images,
            Preprocess = new(PresetSizes.Yaml(guess.Preset, width, height), PreprocessReason(guess, sized)),
            Reference = Reference(folder, request, guess, chosen),
            Candidates = [.. CandidateDrafts.Make(folder, guess, chosen, exports)],
            Detections = new(
                string.Create(CultureInfo.InvariantCulture, $"{{ decoder: {guess.Decoder}{Settings(guess, exports)}, score_threshold: {request.ScoreThreshold} }}"),
                $"the architecture's decoder; {(request.ScoreThreshold == 0.5 ? "the threshold is guessed: use the one you ship with" : "the threshold as asked for")}"),
            Tolerance = ToleranceChoice.Make(exports),
            Expect = ExpectChoice.Unknown,
            Faults = new("[empty]"),
        };
    }

    private static string PreprocessReason(ArchitectureGuess guess, ExportFacts? sized) =>
        "guessed: what the training code of this architecture does"
        + (sized is not null ? FormattableString.Invariant($", at the export's input size {sized.Width}x{sized.Height}") : guess.InputSide is not null ? ", at the size of the stored anchors" : string.Empty);

    private static DraftValue Labels(ArchitectureGuess guess, CheckpointInspection inspection, IEnumerable<ExportFacts> exports)
    {
        var stored = inspection.Facts.Where(f => f.Key is "names" or "classes" or "CLASSES").Select(f => (Names: ClassNames.Parse(f.Value), From: $"the checkpoint's {f.Key}"))
            .Concat(exports.Select(e => (Names: e.Labels, From: $"the metadata of {Path.GetFileName(e.Path)}")));
        var background = guess.HasBackground ? 1 : 0;
        foreach (var (names, from) in stored)
        {
            if (names.Length == guess.Classes)
            {
                return new(Flow(names), from);
            }

            if (names.Length > 0 && names.Length + background == guess.Classes)
            {
                return new(Flow(["__background__", .. names]), $"{from}, after the background");
            }
        }

        var placeholders = Enumerable.Range(0, guess.Classes).Select(i => i < background ? "__background__" : string.Create(CultureInfo.InvariantCulture, $"class_{i}"));
        return new(Flow(placeholders), $"guessed: neither file names its {guess.Classes.ToString(CultureInfo.InvariantCulture)} classes; write them in the model's order");
    }

    private static ImmutableArray<KeyValuePair<string, DraftValue>> Reference(string folder, AuthoringRequest request, ArchitectureGuess guess, WeightsChoice chosen)
    {
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<string, DraftValue>>();
        entries.Add(new("checkpoint", new(SpecPaths.Relative(folder, request.Checkpoint))));
        if (chosen.Weights.Entry.Length > 0)
        {
            entries.Add(new("weights", new(chosen.Weights.Entry, chosen.Because)));
        }

        if (chosen.StripPrefix is { } prefix)
        {
            entries.Add(new("strip_prefix", new(prefix, chosen.StripBecause)));
        }

        entries.Add(new("architecture", new(guess.Architecture, guess.Because)));
        if (request.Assembly is { } assembly)
        {
            entries.Add(new("assembly", new(SpecPaths.Relative(folder, assembly))));
        }

        if (!guess.Options.IsEmpty)
        {
            entries.Add(new("options", new(
                $"{{ {string.Join(", ", guess.Options.Select(o => $"{o.Key}: {o.Value}"))} }}",
                [.. guess.Options.Select(o => $"{o.Key}: {o.Because}")])));
        }

        return entries.ToImmutable();
    }

    // RT-DETR's deploy export keeps only so many of all queries and classes; its reference must keep as many.
    private static string Settings(ArchitectureGuess guess, IReadOnlyList<ExportFacts> exports)
    {
        var project = guess.DecoderSetting is { } setting ? $", {setting}" : string.Empty;
        var kept = guess.Decoder == "rtdetr-raw" ? exports.Select(Kept).FirstOrDefault(k => k is not null) : null;
        return kept is { } count and not 300 ? string.Create(CultureInfo.InvariantCulture, $"{project}, max_detections: {count}") : project;
    }

    private static int? Kept(ExportFacts export) => CandidateDrafts.Inferred(export) == "rtdetr" && export.Selections is [_, .., var last] ? last : null;

    private static string Flow(IEnumerable<string> names) => $"[{string.Join(", ", names.Select(n => n.All(c => char.IsAsciiLetter(c) || c == '_') && n.Length > 3 && n is not ("null" or "true" or "false") ? n : JsonSerializer.Serialize(n)))}]";
}
