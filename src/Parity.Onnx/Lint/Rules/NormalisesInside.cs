using System.Globalization;
using Parity.Imaging;
using Parity.Onnx.Analysis;
using Parity.Onnx.Lint.Scenes;
using Parity.Onnx.Models;
using Parity.Running;

namespace Parity.Onnx.Lint.Rules;

/// <summary>Arithmetic with constants right after the picture input: the graph scales or normalises by itself, and the preprocessing must not do it again.</summary>
internal static class NormalisesInside
{
    private const int MaxSteps = 12;

    /// <summary>The rule. Alone it explains no wrong result: the preprocessing may leave out what the graph does.</summary>
    public static readonly LintRule Rule = new("normalises-inside", LintSeverity.Note, "The graph scales or normalises the picture by itself.", Find);

    // Means and deviations of values from 0 to 1 lie there, those of levels far above.
    private const float LargestOfUnit = 2;

    /// <summary>What the graph does to the picture, and the values it therefore begins with; null: nothing.</summary>
    public static OwnPreprocessing? Describe(OnnxModel model)
    {
        var scene = new LintScene(model, new());
        return Inputs(scene).Select(found => new OwnPreprocessing(Expects(found.Steps[0]), $"{LintPlace.Input(found.Input).Text}: {Why(found.Steps)} {Fix}")).FirstOrDefault();
    }

    private const string Fix = "`preprocess` must leave that out, or it happens twice.";

    private static IEnumerable<LintHit> Find(LintScene scene) => Inputs(scene).Select(found => new LintHit(LintPlace.Input(found.Input), Why(found.Steps), Fix));

    private static IEnumerable<(OnnxValue Input, List<(string Operator, float[] Values)> Steps)> Inputs(LintScene scene) =>
        from input in scene.Model.Graph.Inputs
        where input.Shape is null or { Length: 3 or 4 }
        let steps = Steps(scene.Main.Index, input.Name)
        where steps.Count > 0
        select (input, steps);

    private static string Why(IEnumerable<(string Operator, float[] Values)> steps) =>
        $"the graph itself computes {string.Join(", then ", steps.Select(s => $"{Sign(s.Operator)} {Text(s.Values)}"))} on the picture.";

    private static PictureValues Expects((string Operator, float[] Values) first) => first.Operator == "Mul"
        ? first.Values.Max() < 1 / LargestOfUnit ? PictureValues.Levels : PictureValues.Unit
        : first.Values.Max(MathF.Abs) > LargestOfUnit ? PictureValues.Levels : PictureValues.Unit;

    // Follows the picture while only one kind of thing happens to it; stops at the first real layer.
    private static List<(string Operator, float[] Values)> Steps(GraphIndex index, string value)
    {
        var found = new List<(string, float[])>();
        for (var step = 0; step < MaxSteps; step++)
        {
            var takers = index.Takers(value).Where(n => n.OpType is not ("Shape" or "Constant" or "Size")).ToList();
            if (takers is not [var node])
            {
                break;
            }

            if (Arithmetic(index, node, value) is { } constant)
            {
                found.Add((node.OpType, constant));
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

    private static float[]? Arithmetic(GraphIndex index, OnnxNode node, string value)
    {
        if (node.OpType is not ("Sub" or "Div" or "Mul" or "Add") || node.Input(0) != value)
        {
            return null;
        }

        var constant = index.Floats(node.Input(1)) ?? index.Floats(Unshaped(index, node.Input(1)));
        return constant is { Length: 1 or 3 } ? constant : null;
    }

    private static string Sign(string operation) => operation switch { "Sub" => "−", "Div" => "÷", "Mul" => "×", _ => "+" };

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
