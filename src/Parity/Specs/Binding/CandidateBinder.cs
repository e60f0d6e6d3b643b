using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Parity.Specs.Binding;

/// <summary>Binds one entry of <c>candidates</c>.</summary>
internal static partial class CandidateBinder
{
    private const string AnyName = "[A-Za-z][A-Za-z0-9_-]*";
    private const string AtLeast = @"(>=[0-9]{1,6}(\.[0-9]{1,6}){0,3})?";

    /// <summary>One exported artefact; problems are noted.</summary>
    public static CandidateSpec Bind(SpecScalar name, MapReader reader, DetectionSpec? detections, SpecTolerance tolerance, int labels, BindingContext context)
    {
        var before = context.Problems.Items.Count;
        var source = SourceBinder.Bind(reader, $"candidate {name.Shown}", CandidateKeys.Kinds, context);

        // Asked before the settings, which are what nobody asked for.
        var precision = PrecisionRules.Declared(reader);
        var budgets = ToleranceBinder.Bind(reader.Map(CandidateKeys.Tolerance.Name));
        var candidate = new CandidateSpec
        {
            At = name.At,
            Name = name.Text,
            Kind = source?.Kind.Name ?? string.Empty,
            Source = source?.Source ?? string.Empty,
            SourceAt = source?.Written.At ?? reader.At,
            Provider = Provider(reader, context) ?? "cpu",
            Device = DeviceRules.Bind(reader),
            Threads = reader.Integer(SideKeys.Threads),
            SameWeights = reader.Flag(CandidateKeys.SameWeights.Name) ?? false,
            Requires = Requires(reader, context),
            RequiresUntil = SkipBinder.RequiresUntil(reader),
            Skip = SkipBinder.Bind(reader.Map(SkipKeys.Section.Name)),
            Tolerance = new(),
            Detections = DetectionBinder.BindSide(reader.Map(SideKeys.Detections.Name), detections, labels, context),
            Settings = SourceBinder.Settings(reader, source?.Kind, context),
        };
        candidate = candidate with { Precision = PrecisionRules.Settle(reader, precision, candidate) };
        candidate = candidate with { Tolerance = tolerance.For(candidate.Precision, budgets) };
        DeviceRules.CheckWith(reader, candidate.Kind, candidate.Provider, candidate.Device);
        reader.Finish();
        if (context.Problems.Items.Count == before)
        {
            context.Vocabulary.CheckCandidate?.Invoke(candidate, context.Problems);
        }

        return candidate;
    }

    /// <summary>What a requirement looks like to an editor.</summary>
    public static string RequirementPattern(IReadOnlyCollection<string>? known) =>
        $"^({(known is null ? AnyName : string.Join('|', known.Select(Regex.Escape)))}){AtLeast}$";

    private static string? Provider(MapReader reader, BindingContext context) =>
        reader.Scalar(CandidateKeys.Provider.Name) is { } name && context.Knows(name, context.Vocabulary.Providers, "provider") ? name.Text : null;

    private static ImmutableArray<string> Requires(MapReader reader, BindingContext context)
    {
        if (!reader.Has(CandidateKeys.Requires.Name))
        {
            return [];
        }

        var items = reader.DistinctTexts(CandidateKeys.Requires) ?? [];
        foreach (var item in items)
        {
            if (Requirement().Match(item.Text) is not { Success: true } match)
            {
                context.Problems.Add(item.At, $"a requirement is a name, or a name and a least version such as \"tensorrt>=8.6\"; found {item.Shown}.");
            }
            else
            {
                context.Knows(item with { Text = match.Groups["name"].Value }, context.Vocabulary.Requirements, "requirement");
            }
        }

        return [.. items.Select(i => i.Text)];
    }

    [GeneratedRegex($"^(?<name>{AnyName}){AtLeast}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Requirement();
}
