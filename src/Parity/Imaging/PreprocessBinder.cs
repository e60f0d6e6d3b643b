using Parity.Imaging.Steps;
using Parity.Specs;

namespace Parity.Imaging;

/// <summary>
/// Reads a spec's <c>preprocess:</c>. Three forms: a preset's name; a list of steps; or a mapping that starts from a preset,
/// <c>{ preset: rtdetr, set: { resize: { size: 320 } }, replace: { scale: 1/225 }, remove: [batch], append: [dtype: float16] }</c>.
/// </summary>
public static class PreprocessBinder
{
    /// <summary>Returns the steps with presets expanded, or null after noting what is wrong.</summary>
    public static PreprocessSpec? Read(SpecNode node, SpecProblems problems)
    {
        switch (node)
        {
            case SpecScalar { IsNull: false } name:
                return Expand(name, problems) is { } steps ? new(name.Text, [.. steps]) : null;
            case SpecList { Items.Count: > 0 } list:
                return Checked(new(null, [.. list.Items]), problems);
            case SpecMap map:
                return ReadMap(new(map, problems, "preprocess"));
            default:
                problems.Add(node.At, $"\"preprocess\" must be a preset's name, a list of steps, or a mapping with \"preset\"; found {(node is SpecList ? "an empty list" : node.Kind)}. Presets: {string.Join(", ", PreprocessPresets.Names)}.");
                return null;
        }
    }

    private static PreprocessSpec? ReadMap(MapReader reader)
    {
        var problems = reader.Problems;
        var before = problems.Items.Count;
        var preset = reader.Node("preset") as SpecScalar;
        if (preset is null)
        {
            problems.Add(reader.At, $"preprocess needs \"preset\" with one of: {string.Join(", ", PreprocessPresets.Names)}; or write a list of steps.");
        }

        var steps = preset is null ? null : Expand(preset, problems);
        var edits = new PresetEdits(reader, steps ?? []);
        edits.Apply(ignoreMissing: steps is null);
        reader.Finish();
        return problems.Items.Count == before ? Checked(new(preset!.Text, [.. edits.Steps]), problems) : null;
    }

    private static List<SpecNode>? Expand(SpecScalar name, SpecProblems problems)
    {
        if (PreprocessPresets.Find(name.Text) is { } steps)
        {
            return [.. steps.Select(step => step.ToSpec(name.At))];
        }

        problems.Add(name.At, $"unknown preset \"{name.Text}\"; {Suggestion.For(name.Text, PreprocessPresets.Names)}");
        return null;
    }

    // Binding once here reports unusable steps together with the spec's other problems.
    private static PreprocessSpec? Checked(PreprocessSpec spec, SpecProblems problems)
    {
        var own = new SpecProblems();
        PreprocessPipeline.Bind(spec, own);
        foreach (var problem in own.Items)
        {
            problems.Add(problem.At, problem.Message);
        }

        return own.None ? spec : null;
    }
}
