using System.Collections.Immutable;
using System.Globalization;
using Parity.Onnx.Lint.Scenes;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>Axes that vary need an optimisation profile; one that is given must cover every such input, keep fixed axes, and agree on axes that share a name.</summary>
internal static class TensorRtProfile
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("tensorrt-profile", LintSeverity.Warning, "An axis that varies needs an optimisation profile.", Find) { NeedsTensorRt = true };

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        var inputs = scene.Model.Graph.Inputs.Where(i => i.Shape is not null).ToImmutableArray();
        var profile = scene.Options.Profile;
        return profile.IsEmpty ? Missing(inputs) : Uncovered(inputs, profile).Concat(Strangers(scene.Model.Graph, profile)).Concat(Disagreeing(inputs, profile));
    }

    private static IEnumerable<LintHit> Missing(ImmutableArray<OnnxValue> inputs)
    {
        var varying = inputs.Where(Varies).ToList();
        foreach (var input in varying)
        {
            yield return new(
                LintPlace.Input(input),
                $"{Axes(input)} of [{string.Join(',', input.Shape!.Value)}] may vary: an engine is built for a smallest, usual and largest shape, and trtexec takes 1 for what is not said.",
                $"Say them for every such input, an axis of one name with one size: --minShapes={Example(varying, 1)} --optShapes={Example(varying, 1)} --maxShapes={Example(varying, 4)}; in a spec: the candidate's profile.");
        }
    }

    private static IEnumerable<LintHit> Uncovered(ImmutableArray<OnnxValue> inputs, ImmutableArray<ProfileShape> profile)
    {
        foreach (var input in inputs)
        {
            if (profile.FirstOrDefault(p => p.Input == input.Name) is not { } shapes)
            {
                if (Varies(input))
                {
                    yield return new(LintPlace.Input(input), $"{Axes(input)} may vary, and the profile does not have this input.", "Add its smallest, usual and largest shape.", LintSeverity.Error);
                }

                continue;
            }

            var declared = input.Shape!.Value;
            foreach (var shape in new[] { shapes.Min, shapes.Opt, shapes.Max }.Where(s => s.Length != declared.Length || s.Where((size, i) => declared[i].Value is { } held && held != size).Any()).Take(1))
            {
                yield return new(LintPlace.Input(input), $"the profile has {string.Join('x', shape)}, and the file declares [{string.Join(',', declared)}] (Static dimension mismatch).", "Give fixed axes the size the file has.", LintSeverity.Error);
            }

            if (shapes.Min.Length == shapes.Max.Length && Enumerable.Range(0, shapes.Min.Length).Any(i => shapes.Min[i] > shapes.Opt[i] || shapes.Opt[i] > shapes.Max[i]))
            {
                yield return new(LintPlace.Input(input), "the profile's sizes do not rise from smallest to usual to largest.", "Order them.", LintSeverity.Error);
            }
        }
    }

    private static IEnumerable<LintHit> Strangers(OnnxGraph graph, ImmutableArray<ProfileShape> profile) =>
        profile.Where(p => graph.Inputs.All(i => i.Name != p.Input)).Select(p => new LintHit(
            LintPlace.Model($"profile {LintPlace.Quote(p.Input)}"),
            $"the model has no such input; it has {string.Join(", ", graph.Inputs.Select(i => LintPlace.Quote(i.Name)))}.",
            "Correct the name.",
            LintSeverity.Error));

    // RT-DETR's trap: the pictures may be four, their sizes only one.
    private static IEnumerable<LintHit> Disagreeing(ImmutableArray<OnnxValue> inputs, ImmutableArray<ProfileShape> profile)
    {
        var axes = from input in inputs
                   let shapes = profile.FirstOrDefault(p => p.Input == input.Name)
                   where shapes is not null && shapes.Min.Length == input.Shape!.Value.Length
                   from axis in Enumerable.Range(0, shapes.Min.Length)
                   let symbol = input.Shape!.Value[axis].Symbol
                   where symbol is not null
                   select (input, axis, symbol, sizes: (shapes.Min[axis], shapes.Opt[axis], shapes.Max[axis]));
        foreach (var group in axes.GroupBy(a => a.symbol, StringComparer.Ordinal))
        {
            var first = group.First();
            foreach (var other in group.Where(a => a.sizes != first.sizes))
            {
                yield return new(
                    LintPlace.Input(other.input),
                    string.Create(CultureInfo.InvariantCulture, $"its axis {other.axis} is {LintPlace.Quote(group.Key)}, as axis {first.axis} of {LintPlace.Quote(first.input.Name)}, and the profile gives them {Range(other.sizes)} and {Range(first.sizes)}: only where both agree can the engine run."),
                    "Give axes of one name the same smallest, usual and largest size.",
                    LintSeverity.Error);
            }
        }
    }

    private static bool Varies(OnnxValue input) => input.Shape!.Value.Any(d => !d.IsFixed);

    private static string Axes(OnnxValue input) =>
        string.Join(", ", input.Shape!.Value.Select((d, i) => (d, i)).Where(a => !a.d.IsFixed).Select(a => a.d.Symbol ?? string.Create(CultureInfo.InvariantCulture, $"axis {a.i}")));

    private static string Range((long Min, long Opt, long Max) sizes) => string.Create(CultureInfo.InvariantCulture, $"{sizes.Min}..{sizes.Max} (usually {sizes.Opt})");

    private static string Example(IEnumerable<OnnxValue> inputs, int batch) => string.Join(',', inputs.Select(i =>
        $"{i.Name}:{string.Join('x', i.Shape!.Value.Select((d, axis) => d.Value ?? (i.Shape!.Value.Length >= 3 && axis >= i.Shape!.Value.Length - 2 ? 640 : axis == 0 ? batch : 1)))}"));
}
