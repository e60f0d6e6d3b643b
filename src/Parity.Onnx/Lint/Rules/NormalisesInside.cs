using System.Globalization;
using Parity.Onnx.Analysis;
using Parity.Onnx.Lint.Scenes;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.Rules;

/// <summary>Arithmetic with constants right after the picture input: the graph scales or normalises by itself, and the preprocessing must not do it again.</summary>
internal static class NormalisesInside
{
    private const int MaxSteps = 12;

    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("normalises-inside", LintSeverity.Note, "The graph scales or normalises the picture by itself.", Find) { ExplainsResults = true };

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        var index = scene.Main.Index;
        foreach (var input in scene.Model.Graph.Inputs.Where(i => i.Shape is null or { Length: 3 or 4 }))
        {
            var steps = Steps(index, input.Name);
            if (steps.Count > 0)
            {
                yield return new(
                    LintPlace.Input(input),
                    $"the graph itself computes {string.Join(", then ", steps)} on the picture.",
                    "`preprocess` must leave that out, or it happens twice.");
            }
        }
    }

    // Follows the picture while only one kind of thing happens to it; stops at the first real layer.
    private static List<string> Steps(GraphIndex index, string value)
    {
        var found = new List<string>();
        for (var step = 0; step < MaxSteps; step++)
        {
            var takers = index.Takers(value).Where(n => n.OpType is not ("Shape" or "Constant" or "Size")).ToList();
            if (takers is not [var node])
            {
                break;
            }

            if (Arithmetic(index, node, value) is { } text)
            {
                found.Add(text);
            }
            else if (node.OpType is not ("Identity" or "Cast" or "Gather" or "Split" or "Squeeze" or "Unsqueeze" or "Slice"))
            {
                break;
            }

            if (node.Outputs.Count == 0)
            {
                break;
            }

            value = node.Outputs[0];
        }

        return found;
    }

    private static string? Arithmetic(GraphIndex index, OnnxNode node, string value)
    {
        if (node.OpType is not ("Sub" or "Div" or "Mul" or "Add") || node.Input(0) != value)
        {
            return null;
        }

        var constant = index.Floats(node.Input(1)) ?? index.Floats(Unshaped(index, node.Input(1)));
        return constant is { Length: 1 or 3 }
            ? $"{(node.OpType switch { "Sub" => "−", "Div" => "÷", "Mul" => "×", _ => "+" })} {Text(constant)}"
            : null;
    }

    // torchvision writes mean[:, None, None]: the constant arrives through Unsqueeze or Reshape.
    private static string? Unshaped(GraphIndex index, string? value)
    {
        for (var step = 0; step < 4 && index.Maker(value) is { OpType: "Unsqueeze" or "Reshape" or "Cast" } maker; step++)
        {
            value = maker.Input(0);
        }

        return value;
    }

    private static string Text(float[] values) => values.Length == 1
        ? values[0].ToString(CultureInfo.InvariantCulture)
        : "[" + string.Join(", ", values.Select(v => v.ToString(CultureInfo.InvariantCulture))) + "]";
}
