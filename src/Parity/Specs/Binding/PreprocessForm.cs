using System.Collections.Immutable;

namespace Parity.Specs.Binding;

/// <summary>Binds <c>preprocess</c>: a preset's name, or steps that are a name or a one-entry mapping each.</summary>
internal static class PreprocessForm
{
    /// <summary>The preprocessing as written; null after noting a problem.</summary>
    public static PreprocessSpec? Bind(SpecNode? node, BindingContext context)
    {
        switch (node)
        {
            case null:
                return null;
            case SpecScalar preset:
                return context.Knows(preset, context.Vocabulary.Presets, "preset") ? new(preset.Text, [preset]) : null;
            case SpecList { Items.Count: > 0 } steps:
                return Steps(steps, context.Problems);
            default:
                context.Problems.Add(node.At, "\"preprocess\" is a preset's name or a list of steps.");
                return null;
        }
    }

    private static PreprocessSpec? Steps(SpecList steps, SpecProblems problems)
    {
        var wrong = steps.Items.Where(s => s is not (SpecScalar { IsNull: false } or SpecMap { Entries.Count: 1 })).ToList();
        foreach (var step in wrong)
        {
            problems.Add(step.At, $"a preprocessing step is a name or a mapping with one key; found {step.Kind}.");
        }

        return wrong.Count == 0 ? new(null, [.. steps.Items]) : null;
    }
}
