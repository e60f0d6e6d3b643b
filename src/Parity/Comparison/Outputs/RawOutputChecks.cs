using System.Globalization;
using Parity.Running;
using Parity.Specs;
using Parity.Tensors;

namespace Parity.Comparison;

/// <summary>Words what was checked of raw outputs.</summary>
internal static class RawOutputChecks
{
    public static Check Any(string side, RawOutputs outputs) => new()
    {
        Name = CheckNames.Outputs,
        Passed = outputs.Names.Count > 0,
        Expected = $"at least one output of the {side}",
        Found = outputs.Names.Count == 0 ? "none" : string.Join(", ", outputs.Names),
    };

    public static Check Missing(string name, TensorData reference, RawOutputs candidate) => new()
    {
        Name = CheckNames.MissingOutput,
        Passed = false,
        Expected = $"output \"{name}\" ({reference})",
        Found = candidate.Names.Count == 0 ? "no output" : string.Join(", ", candidate.Names.Select(n => $"\"{n}\" ({candidate[n]})")),
        Where = name,
        Fix = "export the candidate with all outputs of the reference, or give the candidate a decoder of its own (candidates.<name>.detections)",
    };

    public static Check Type(OutputPair pair) => new()
    {
        Name = CheckNames.OutputType,
        Passed = pair.Reference.ElementType == pair.Candidate.ElementType,
        Expected = pair.Reference.ElementType.DisplayName(),
        Found = pair.Candidate.ElementType.DisplayName(),
        Where = pair.Name,
        Fix = "cast the output in the export to the reference's number format",
    };

    public static Check Rank(OutputPair pair) => new()
    {
        Name = CheckNames.OutputRank,
        Passed = pair.Reference.Shape.Length == pair.Candidate.Shape.Length,
        Expected = Ranked(pair.Reference),
        Found = Ranked(pair.Candidate),
        Where = pair.Name,
        Fix = "a batch axis was added or removed on one side: export both alike",
    };

    public static Check Shape(OutputPair pair) => new()
    {
        Name = CheckNames.OutputShape,
        Passed = pair.SameShape,
        Expected = TensorData.FormatShape(pair.Reference.Shape),
        Found = TensorData.FormatShape(pair.Candidate.Shape),
        Where = pair.Name,
        Fix = "the artefact was exported for another input size or another number of classes",
    };

    public static Check Values(string name, ExtremeDifference worst, double limit)
    {
        var passed = worst.MaxAbs <= limit;
        return new()
        {
            Name = CheckNames.Raw,
            Passed = passed,
            Expected = Figures.Number(worst.Reference),
            Found = $"{Figures.Number(worst.Candidate)}, {Figures.Number(worst.MaxAbs)} apart",
            Limit = Figures.Number(limit),
            Where = $"{name}{TensorData.FormatShape(worst.Index)}",
            RequiredTolerance = worst.MaxAbs,
            Headroom = passed ? limit - worst.MaxAbs : null,
        };
    }

    public static Check NonFinite(NonFiniteOutput output, PrecisionClass precision) => new()
    {
        Name = CheckNames.Finite,
        Passed = false,
        Expected = "finite values",
        Found = string.Create(CultureInfo.InvariantCulture, $"{output.Count} not finite (NaN or infinity), the first at {TensorData.FormatShape(output.Index)}"),
        Where = $"{output.Output} of the {(output.Side == ComparedSide.Reference ? "reference" : "candidate")}",
        Fix = output.Side == ComparedSide.Candidate && precision is PrecisionClass.Fp16 or PrecisionClass.Int8
            ? "float16 ends at 65504, and Pow and ReduceMean of a layer normalisation that the export took apart reach it first: export with opset 17 for TensorRT 8.6 or newer, keep those layers in float32 (layer_norm_fp32: true), or use bf16"
            : "look for an overflow in half precision, a division by zero, or an input that was not normalised",
    };

    private static string Ranked(TensorData tensor) => string.Create(CultureInfo.InvariantCulture, $"rank {tensor.Shape.Length}, {TensorData.FormatShape(tensor.Shape)}");
}
