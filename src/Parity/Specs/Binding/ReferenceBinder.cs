using System.Collections.Immutable;

namespace Parity.Specs.Binding;

/// <summary>Binds <c>reference</c>.</summary>
internal static class ReferenceBinder
{
    /// <summary>The original model; null when absent or after noting a problem.</summary>
    public static ReferenceSpec? Bind(MapReader? reader, DetectionSpec? detections, int labels, BindingContext context)
    {
        if (reader is null)
        {
            return null;
        }

        var before = context.Problems.Items.Count;
        var source = SourceBinder.Bind(reader, "reference", ReferenceKeys.Kinds, context);
        var reference = new ReferenceSpec
        {
            At = reader.At,
            Kind = source?.Kind.Name ?? string.Empty,
            Source = source?.Source ?? string.Empty,
            SourceAt = source?.Written.At ?? reader.At,
            Weights = reader.Text(ReferenceKeys.Weights.Name),
            Architecture = Architecture(reader, source?.Kind.Required.Contains(ReferenceKeys.Architecture.Name) == true, context),
            Assembly = reader.Scalar(ReferenceKeys.Assembly.Name) is { } assembly ? PathRules.Absolute(assembly, context) : null,
            Options = Options(reader),
            StripPrefix = reader.Text(ReferenceKeys.StripPrefix.Name),
            Rename = Rename(reader),
            GoldenStandsIn = reader.Choice(ReferenceKeys.WhenMissing.Name, ReferenceKeys.WhenMissing.Choices) == "golden",
            Device = DeviceRules.Bind(reader) ?? "cpu",
            Threads = reader.Integer(SideKeys.Threads),
            Detections = DetectionBinder.BindSide(reader.Map(SideKeys.Detections.Name), detections, labels, context),
            Settings = SourceBinder.Settings(reader, source?.Kind, context),
        };
        reader.Finish();
        if (context.Problems.Items.Count == before)
        {
            context.Vocabulary.CheckReference?.Invoke(reference, context.Problems);
        }

        return reference;
    }

    private static string? Architecture(MapReader reader, bool required, BindingContext context)
    {
        if (reader.Scalar(ReferenceKeys.Architecture.Name, required) is not { } name)
        {
            return null;
        }

        // What an assembly of the team's own holds is known only once it is loaded.
        if (!reader.Has(ReferenceKeys.Assembly.Name))
        {
            context.Knows(name, context.Vocabulary.Architectures, "architecture");
        }

        return name.Text;
    }

    private static SpecMap? Options(MapReader reader)
    {
        var node = reader.Node(ReferenceKeys.Options.Name);
        if (node is not (null or SpecMap))
        {
            reader.Problems.Add(node.At, $"\"options\" must be a mapping; found {node.Kind}.");
        }

        return node as SpecMap;
    }

    private static ImmutableArray<KeyValuePair<string, string>> Rename(MapReader reader)
    {
        var pairs = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        var node = reader.Node(ReferenceKeys.Rename.Name);
        if (node is not (null or SpecMap))
        {
            reader.Problems.Add(node.At, $"\"rename\" is a mapping of old prefix to new prefix; found {node.Kind}.");
        }

        foreach (var (from, to) in (node as SpecMap)?.Entries ?? [])
        {
            if (to is SpecScalar scalar)
            {
                pairs.Add(new(from.Text, scalar.IsNull ? string.Empty : scalar.Text));
            }
            else
            {
                reader.Problems.Add(to.At, $"\"rename\" is a mapping of old prefix to new prefix; found {to.Kind} for {from.Shown}.");
            }
        }

        return pairs.ToImmutable();
    }
}
