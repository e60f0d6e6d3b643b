using Parity.Imaging;
using Parity.Running;

namespace Parity.Detections;

/// <summary>
/// RT-DETR's deploy export, whose graph holds the post-processor: <c>labels</c> <c>[1,N]</c>, <c>boxes</c> <c>[1,N,4]</c> (corners in
/// pixels of the original image, through <c>orig_target_sizes</c>) and <c>scores</c> <c>[1,N]</c>.
/// </summary>
/// <param name="labels">Classes of the model; 0: not checked.</param>
internal sealed class RtDetrDecoder(int labels = 0) : IDetectionDecoder
{
    /// <summary>The decoder's name.</summary>
    public const string DecoderName = "rtdetr";

    /// <summary>The deploy export's outputs.</summary>
    public static readonly IReadOnlyList<string> OutputNames = ["labels", "boxes", "scores"];

    /// <inheritdoc/>
    public string Name => DecoderName;

    /// <inheritdoc/>
    public int? Capacity(RawOutputs outputs) => outputs.TryGet("scores", out var scores) ? (int)scores.Count : null;

    /// <inheritdoc/>
    public IReadOnlyList<Detection> Decode(RawOutputs outputs, ImageGeometry geometry)
    {
        if (outputs.TryGet(RtDetrRawDecoder.BoxesName, out _) && !OutputNames.All(n => outputs.TryGet(n, out _)))
        {
            throw new ParityException($"The decoder \"{Name}\" reads RT-DETR's deploy export (labels, boxes, scores), and this side returns the heads ({string.Join(", ", outputs.Names)}). Leave detections.decoder out, so that each side's own is told from its outputs, or name \"{RtDetrRawDecoder.DecoderName}\" for this side.");
        }

        var scores = RtDetrOutput.Take(outputs, Name, "scores", (long?)null).ToFloat32();
        var classes = RtDetrOutput.Labels(RtDetrOutput.Take(outputs, Name, "labels", scores.Length), Name, "labels");
        var unknown = Array.FindIndex(classes, c => c < 0 || c >= labels);
        if (labels > 0 && unknown >= 0)
        {
            throw new ParityException($"The decoder \"{Name}\" found label {classes[unknown]}, and the spec names {labels} labels (0 to {labels - 1}). List every class in the model's order; RT-DETR has no background class.");
        }

        var boxes = RtDetrOutput.Take(outputs, Name, "boxes", scores.Length, 4).ToFloat32();
        return [.. scores.Select((score, i) => new Detection(new(boxes[4 * i], boxes[(4 * i) + 1], boxes[(4 * i) + 2], boxes[(4 * i) + 3]), score, classes[i]))];
    }
}
