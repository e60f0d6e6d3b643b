using Parity.Specs;

namespace Parity.Imaging.Steps;

/// <summary>The steps a spec can name, and how each is bound.</summary>
internal static class StepCatalog
{
    private static readonly Dictionary<string, StepBinding> Bindings = new(StringComparer.Ordinal)
    {
        ["decode"] = new(DecodeStep.Bind),
        ["resize"] = new(ResizeStep.Bind),
        ["letterbox"] = new(LetterboxStep.Bind),
        ["pad"] = new(PadStep.Bind),
        ["crop"] = new(CropStep.Bind),
        ["shift"] = new(ShiftStep.Bind),
        ["channels"] = new(ChannelsStep.Bind, "order"),
        ["scale"] = new(ScaleStep.Bind, "by"),
        ["normalize"] = new(NormalizeStep.Bind),
        ["layout"] = new(LayoutStep.Bind, "order"),
        ["batch"] = new(_ => new BatchStep()),
        ["dtype"] = new(DtypeStep.Bind, "type"),
    };

    /// <summary>Names of all steps, in the order they usually stand.</summary>
    public static IReadOnlyCollection<string> Names => Bindings.Keys;

    /// <summary>The name a step node starts with, or null after noting the problem.</summary>
    public static SpecScalar? NameOf(SpecNode node, SpecProblems problems)
    {
        var name = node switch
        {
            SpecScalar { IsNull: false } bare => bare,
            SpecMap { Entries: [var only] } => only.Key,
            _ => null,
        };
        if (name is null)
        {
            problems.Add(node.At, $"a step is a name or a mapping with one key, as in \"- scale: 1/255\"; found {node.Kind}. Known steps: {string.Join(", ", Names)}.");
        }
        else if (!Bindings.ContainsKey(name.Text))
        {
            problems.Add(name.At, $"unknown step \"{name.Text}\" in preprocess; {Suggestion.For(name.Text, Names)}");
            return null;
        }

        return name;
    }

    /// <summary>Binds one step, or returns null after noting what is wrong with it.</summary>
    public static IPreprocessStep? Bind(SpecNode node, SpecProblems problems)
    {
        if (NameOf(node, problems) is not { } name)
        {
            return null;
        }

        var before = problems.Items.Count;
        var binding = Bindings[name.Text];
        if (Body(node, name, binding, problems) is not { } body)
        {
            return null;
        }

        var reader = new MapReader(body, problems, name.Text);
        var step = binding.Bind(reader);
        reader.Finish();
        return problems.Items.Count == before ? step : null;
    }

    private static SpecMap? Body(SpecNode node, SpecScalar name, StepBinding binding, SpecProblems problems)
    {
        var body = node is SpecMap map ? map.Entries[0].Value : null;
        switch (body)
        {
            case null or SpecScalar { IsNull: true }:
                return new(name.At, []);
            case SpecMap settings:
                return settings;
            default:
                if (binding.Shorthand is { } key)
                {
                    return new(body.At, [new(new(body.At, key), body)]);
                }

                problems.Add(body.At, $"\"{name.Text}\" takes a mapping of settings; found {body.Kind}.");
                return null;
        }
    }
}
