using System.Collections.Immutable;
using Parity.Authoring;
using Parity.Detections;
using Parity.Onnx.Models;
using Parity.Onnx.Running;
using Parity.Specs;

namespace Parity.Onnx.Analysis;

/// <summary>Reads from an ONNX file, without running it, what a spec of the model needs to say.</summary>
public static class ExportReading
{
    private const int MostSteps = 6;

    // What stands between a constant and the operator that takes it.
    private static readonly string[] Passing = ["Reshape", "Cast", "Unsqueeze", "Squeeze", "ReduceMin", "Concat", "Min", "Gather", "Identity"];

    /// <summary>The facts of a model.</summary>
    public static ExportFacts Read(OnnxModel model)
    {
        var index = GraphIndex.All(model).First();
        var picture = model.Graph.Inputs.FirstOrDefault(i => i.Shape is { Length: 3 or 4 });
        return new()
        {
            Path = model.Path,
            Kind = "onnx",
            Signature = $"{string.Join(", ", model.Graph.Inputs)} → {string.Join(", ", model.Graph.Outputs)}",
            Height = Side(picture, fromEnd: 2),
            Width = Side(picture, fromEnd: 1),
            Outputs = Signatures(model),
            Labels = ClassNames.Parse(model.Metadata.GetValueOrDefault("names")),
            Selections = [.. model.Graph.Nodes.Where(n => n.OpType == "TopK").Select(n => Constant(index, n.Input(1), MostSteps)).OfType<int>()],
            ResizeLimits = model.Graph.Nodes.Where(n => n.OpType == "Min").Select(n => Limits(index, n)).FirstOrDefault(l => l is not null),
            Precision = Least(picture, model),
            PrecisionBecause = $"the file holds {ModelPrecision.Describe(model)}",
        };
    }

    // A half-precision input is rounded even where the weights are not.
    private static PrecisionClass Least(OnnxValue? picture, OnnxModel model) =>
        ModelPrecision.Least(model) is var stored && picture?.DataType == OnnxDataType.Float16 && stored < PrecisionClass.Fp16 ? PrecisionClass.Fp16 : stored;

    private static int? Side(OnnxValue? picture, int fromEnd) =>
        picture?.Shape is { } shape && shape[^fromEnd].Value is > 0 and <= 65_536 and var side ? (int)side : null;

    // An output whose type or rank is not declared leaves the decoder to be told when the model runs.
    private static ImmutableArray<OutputSignature> Signatures(OnnxModel model) =>
        model.Graph.Outputs.All(o => o.Shape is not null && o.DataType.ToElementType() is not null)
            ? [.. model.Graph.Outputs.Select(o => new OutputSignature(o.Name, o.DataType.ToElementType()!.Value, [.. o.Shape!.Value.Select(d => d.Value)]))]
            : [];

    // The number of values kept is a constant, or the smaller of a constant and what there is.
    private static int? Constant(GraphIndex index, string? value, int steps)
    {
        if (index.Integers(value) is [> 1 and <= 1_000_000 and var number])
        {
            return (int)number;
        }

        return steps > 0 && index.Maker(value) is { } maker && Passing.Contains(maker.OpType)
            ? maker.Inputs.Select(i => Constant(index, i, steps - 1)).FirstOrDefault(n => n is not null)
            : null;
    }

    // torchvision scales by the smaller of shorter / min(h, w) and longer / max(h, w).
    private static (int Shorter, int Longer)? Limits(GraphIndex index, OnnxNode min) =>
        min.Inputs.Count == 2 && Ratio(index, min.Input(0), "ReduceMin") is { } shorter && Ratio(index, min.Input(1), "ReduceMax") is { } longer ? (shorter, longer) : null;

    private static int? Ratio(GraphIndex index, string? value, string of)
    {
        if (index.Maker(value) is not { OpType: "Mul" or "Div" } maker || !IsMadeFrom(index, value, of, MostSteps))
        {
            return null;
        }

        return maker.Inputs.Select(i => index.Floats(i) is [> 1 and <= 65_536 and var length] && length == MathF.Floor(length) ? (int)length : (int?)null).FirstOrDefault(l => l is not null);
    }

    private static bool IsMadeFrom(GraphIndex index, string? value, string operation, int steps) =>
        index.Maker(value) is { } maker && (maker.OpType == operation || (steps > 0 && maker.Inputs.Any(i => IsMadeFrom(index, i, operation, steps - 1))));
}
