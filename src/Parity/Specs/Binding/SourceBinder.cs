using System.Collections.Immutable;
using Parity.Running.Commands;

namespace Parity.Specs.Binding;

/// <summary>Finds which kind of source one side has, and refuses keys of another kind.</summary>
internal static class SourceBinder
{
    /// <summary>The kind and its value with its place; null after noting a problem.</summary>
    public static BoundSource? Bind(MapReader reader, string what, ImmutableArray<SourceKind> kinds, BindingContext context)
    {
        var present = kinds.Where(k => reader.Has(k.Name)).OrderBy(k => reader.PlaceOf(k.Name).Line).ToList();
        if (present.Count != 1)
        {
            var names = string.Join(", ", kinds.Select(k => $"\"{k.Name}\""));
            context.Problems.Add(
                present.Count == 0 ? reader.At : reader.PlaceOf(present[1].Name),
                present.Count == 0 ? $"{what} needs one of {names}." : $"{what} has one source; found \"{present[0].Name}\" and \"{present[1].Name}\": keep one.");
            foreach (var kind in present)
            {
                reader.Scalar(kind.Name);
            }

            return null;
        }

        var found = present[0];
        foreach (var key in kinds.SelectMany(k => k.Keys).Distinct().Where(k => !found.Keys.Contains(k) && reader.Has(k)))
        {
            context.Problems.Add(reader.PlaceOf(key), $"\"{key}\" does not go with \"{found.Name}\"; remove it.");
        }

        return reader.Scalar(found.Name) is { } scalar && Resolve(found, scalar, context) is { } source ? new(found, scalar, source) : null;
    }

    /// <summary>The settings of the kind: checked here where they are known, else left for the runner.</summary>
    public static SpecMap? Settings(MapReader reader, SourceKind? kind, BindingContext context)
    {
        if (kind is null || !context.Vocabulary.Settings.TryGetValue(kind.Name, out var keys))
        {
            return reader.Rest();
        }

        var settings = reader.Rest([.. keys.Select(k => k.Name)]);
        foreach (var key in keys)
        {
            reader.Check(key);
        }

        return settings;
    }

    private static string? Resolve(SourceKind kind, SpecScalar scalar, BindingContext context)
    {
        if (kind.Key.Kind == SpecValueKind.Path)
        {
            return PathRules.Absolute(scalar, context);
        }

        if (scalar.Text.Trim().Length == 0)
        {
            context.Problems.Add(scalar.At, $"\"{kind.Name}\" is empty; write the command line.");
            return null;
        }

        foreach (var problem in CommandForm.Problems(scalar.Text))
        {
            context.Problems.Add(scalar.At, problem);
        }

        return scalar.Text;
    }
}
