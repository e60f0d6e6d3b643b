using System.Globalization;
using Parity.Onnx.Models;
using Parity.Specs;

namespace Parity.Onnx.Running;

/// <summary>The precision that an ONNX file itself shows: the number formats of its stored tensors, and whether it quantises.</summary>
internal static class ModelPrecision
{
    private static readonly HashSet<string> Quantising = new(StringComparer.Ordinal) { "QuantizeLinear", "DequantizeLinear", "QLinearConv", "QLinearMatMul", "ConvInteger", "MatMulInteger" };

    /// <summary>The precision as a word for the report, with what shows it.</summary>
    public static string Describe(OnnxModel model)
    {
        var formats = Floats(model).GroupBy(t => t.DataType).OrderByDescending(g => g.Count())
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key.DisplayName()} in {g.Count()} stored tensors"));
        return string.Join(", ", [.. formats, .. Quantises(model) ? ["quantised (QuantizeLinear)"] : Enumerable.Empty<string>()]) is { Length: > 0 } text ? text : "no stored floats";
    }

    /// <summary>The least precise format that computes, as far as the file shows it.</summary>
    public static PrecisionClass Least(OnnxModel model)
    {
        var formats = Floats(model).Select(t => t.DataType).ToHashSet();
        return Quantises(model) ? PrecisionClass.Int8
            : formats.Overlaps([OnnxDataType.Float8E4M3FN, OnnxDataType.Float8E4M3FNUZ, OnnxDataType.Float8E5M2, OnnxDataType.Float8E5M2FNUZ]) ? PrecisionClass.Fp8
            : formats.Contains(OnnxDataType.BFloat16) ? PrecisionClass.Bf16
            : formats.Contains(OnnxDataType.Float16) ? PrecisionClass.Fp16
            : PrecisionClass.Fp32;
    }

    private static bool Quantises(OnnxModel model) => model.Graph.WithBodies().Any(g => g.Nodes.Any(n => Quantising.Contains(n.OpType)));

    // Small tensors are scales, exponents and sizes.
    private static IEnumerable<OnnxTensor> Floats(OnnxModel model) => model.Graph.WithBodies().SelectMany(g => g.Initializers)
        .Where(t => t.DataType is OnnxDataType.Float32 or OnnxDataType.Float16 or OnnxDataType.BFloat16 or OnnxDataType.Float64 or (>= OnnxDataType.Float8E4M3FN and <= OnnxDataType.Float8E5M2FNUZ) && t.Shape.Length > 0);
}
