using Parity.Running;
using Parity.Tensors;

namespace Parity.Detections;

/// <summary>Finds torchvision's three outputs. Their names are whatever the export was told, so labels are told from scores by their type.</summary>
internal static class TorchvisionOutputs
{
    private static readonly string[] Names = ["boxes", "labels", "scores"];

    /// <summary>Says why these outputs are torchvision's, or null.</summary>
    public static string? Recognise(IReadOnlyList<OutputSignature> outputs) =>
        Names.All(n => outputs.Any(o => o.Name == n)) && outputs.First(o => o.Name == "boxes").Shape is { Count: 2 } shape && shape[1] is null or 4
            ? "outputs boxes, labels and scores without a batch axis"
            : null;

    /// <summary>The three tensors, of checked rank and type and of one length.</summary>
    /// <exception cref="ParityException">An output is missing or is something else.</exception>
    public static (TensorData Boxes, TensorData Labels, TensorData Scores) Find(RawOutputs outputs)
    {
        var (boxes, labels, scores) = (Get(outputs, "boxes"), Get(outputs, "labels"), Get(outputs, "scores"));
        if (IsInteger(scores) && labels.ElementType.IsFloatingPoint())
        {
            // The export listed its output names in another order than torchvision returns them.
            (labels, scores) = (scores, labels);
        }

        Check("boxes", boxes, boxes.ElementType.IsFloatingPoint() && boxes.Shape is [_, 4], "float [n,4]");
        Check("labels", labels, IsInteger(labels) && labels.Shape.Length == 1, "int64 [n]");
        Check("scores", scores, scores.ElementType.IsFloatingPoint() && scores.Shape.Length == 1, "float [n]");
        if (labels.Count != boxes.Shape[0] || scores.Count != boxes.Shape[0])
        {
            throw new ParityException($"Decoder torchvision: expected as many labels and scores as boxes; found {boxes.Shape[0]} boxes, {labels.Count} labels, {scores.Count} scores.");
        }

        return (boxes, labels, scores);
    }

    private static TensorData Get(RawOutputs outputs, string name) => outputs.TryGet(name, out var tensor)
        ? tensor
        : throw new ParityException(
            $"Decoder torchvision: expected outputs named {string.Join(", ", Names)}; \"{name}\" is missing, found {string.Join(", ", outputs.Names.Select(n => $"{n} {outputs[n]}"))}. "
            + "Export with output_names=[\"boxes\", \"labels\", \"scores\"], or name another decoder under detections.");

    private static void Check(string name, TensorData tensor, bool isRight, string expected)
    {
        if (!isRight)
        {
            throw new ParityException(
                $"Decoder torchvision: expected {name} to be {expected}, found {tensor}. torchvision's detectors return no batch axis, in the order boxes, labels, scores: check the export's output_names.");
        }
    }

    private static bool IsInteger(TensorData tensor) => tensor.ElementType is ElementType.Int64 or ElementType.Int32;
}
