using System.Collections.Immutable;
using Parity.Imaging;

namespace Parity.Specs.Binding;

/// <summary>Binds a whole spec, section by section, noting every problem on the way.</summary>
internal static class SpecBinder
{
    /// <summary>The spec, or null when a problem was noted.</summary>
    public static ParitySpec? Bind(SpecMap root, BindingContext context)
    {
        var reader = new MapReader(root, context.Problems, "the spec");
        var modelAt = reader.PlaceOf(RootKeys.Model.Name);
        var model = Name(reader.Scalar(RootKeys.Model.Name, required: true), "model", context.Problems);
        var labels = Labels(reader);
        var images = ImageBinder.Bind(reader.Texts(RootKeys.Images.Name, required: true), reader, context);
        var preprocess = reader.Required(RootKeys.Preprocess.Name) is { } steps ? PreprocessBinder.Read(steps, context.Problems) : null;
        var detections = DetectionBinder.Bind(reader.Map(RootKeys.Detections.Name, required: true), labels.Length, context);
        var tolerance = ToleranceBinder.BindSpec(reader.Map(ToleranceKeys.Root.Name));
        var reference = ReferenceBinder.Bind(reader.Map(RootKeys.Reference.Name), detections, labels.Length, context);
        var candidates = Candidates(reader, detections, tolerance, labels.Length, context);
        var expect = ExpectBinder.Bind(reader.Map(ExpectKeys.Section.Name), images, context.Problems);
        var faults = Faults(reader, context);
        var lint = LintBinder.Bind(reader.Map(LintKeys.Section.Name), candidates, context);
        var goldens = GoldenFolder.Bind(reader, model, context);
        CheckSides(reader);
        reader.Finish();

        return !context.Problems.None ? null : new()
        {
            File = context.File,
            Model = model!,
            ModelAt = modelAt,
            Labels = labels,
            Images = images!,
            Preprocess = preprocess!,
            Reference = reference,
            Candidates = candidates,
            Detections = detections!,
            Tolerance = tolerance.All.Over(new ToleranceSpec()),
            Expect = expect,
            Faults = faults,
            Lint = lint,
            GoldenFolder = goldens!,
        };
    }

    private static string? Name(SpecScalar? name, string what, SpecProblems problems)
    {
        if (name is not null && NameRules.Problem(name.Text) is { } problem)
        {
            problems.Add(name.At, $"the {what} name {name.Shown} becomes a folder name and cannot be used: {problem}.");
        }

        return name?.Text;
    }

    private static ImmutableArray<string> Labels(MapReader reader)
    {
        var labels = reader.Texts(RootKeys.Labels.Name, required: true);
        if (labels is { Count: 0 })
        {
            reader.Problems.Add(reader.PlaceOf(RootKeys.Labels.Name), "\"labels\" is empty; list the class names by label index.");
        }

        foreach (var blank in labels?.Where(l => l.Text.Trim().Length == 0) ?? [])
        {
            reader.Problems.Add(blank.At, "a label is blank; give the class a name.");
        }

        return [.. labels?.Select(l => l.Text) ?? []];
    }

    private static ImmutableArray<CandidateSpec> Candidates(MapReader reader, DetectionSpec? detections, SpecTolerance tolerance, int labels, BindingContext context)
    {
        var bound = ImmutableArray.CreateBuilder<CandidateSpec>();
        if (reader.Map(RootKeys.Candidates.Name) is not { } map)
        {
            return [];
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in map.Keys)
        {
            Name(name, "candidate", context.Problems);
            if (!names.Add(name.Text))
            {
                context.Problems.Add(name.At, $"the candidate name {name.Shown} differs from another only in case; rename one.");
            }

            if (map.Map(name.Text, required: true) is { } entry)
            {
                bound.Add(CandidateBinder.Bind(name, entry, detections, tolerance, labels, context));
            }
        }

        if (names.Count == 0)
        {
            context.Problems.Add(reader.PlaceOf(RootKeys.Candidates.Name), "\"candidates\" is empty; list an artefact or remove the key.");
        }

        return bound.ToImmutable();
    }

    private static ImmutableArray<FaultSpec> Faults(MapReader reader, BindingContext context)
    {
        if (!reader.Has(RootKeys.Faults.Name) || reader.DistinctTexts(RootKeys.Faults) is not { } names)
        {
            return [];
        }

        return [.. names.Where(n => context.Knows(n, context.Vocabulary.Faults, "fault")).Select(n => new FaultSpec(n.At, n.Text))];
    }

    private static void CheckSides(MapReader reader)
    {
        if (!reader.Has(RootKeys.Reference.Name) && !reader.Has(RootKeys.Candidates.Name))
        {
            reader.Problems.Add(reader.At, "the spec has neither \"reference\" nor \"candidates\", so it would compare nothing; add one.");
        }
        else if (reader.Has(LintKeys.Section.Name) && !reader.Has(RootKeys.Candidates.Name))
        {
            reader.Problems.Add(reader.PlaceOf(LintKeys.Section.Name), "\"lint\" looks into the files of candidates, and there are none; add an onnx candidate or remove the section.");
        }
    }
}
