using Parity.Imaging;
using Parity.Running;
using Parity.Tensors;

namespace Parity.Detections;

/// <summary>
/// RT-DETR's heads without their post-processor: <c>pred_logits</c> <c>[1,Q,C]</c> and <c>pred_boxes</c> <c>[1,Q,4]</c> (centre and size in
/// 0..1). Scores are sigmoids; the best of all queries and classes are kept, so one query may appear with several labels.
/// </summary>
internal sealed class RtDetrRawDecoder : IDetectionDecoder
{
    /// <summary>The decoder's name.</summary>
    public const string DecoderName = "rtdetr-raw";

    /// <summary>The original's <c>num_top_queries</c>.</summary>
    public const int DefaultLimit = 300;

    /// <summary>The boxes' output.</summary>
    public const string BoxesName = "pred_boxes";

    /// <summary>The class logits' output: the original's name, and that of other exporters of the same model.</summary>
    public static readonly IReadOnlyList<string> LogitsNames = ["pred_logits", "logits"];

    private readonly int _labels;
    private readonly int _limit;

    /// <param name="labels">Classes of the model; 0: not checked.</param>
    /// <param name="limit">Detections kept.</param>
    public RtDetrRawDecoder(int labels = 0, int limit = DefaultLimit) => (_labels, _limit) = (labels, limit);

    /// <inheritdoc/>
    public string Name => DecoderName;

    /// <inheritdoc/>
    public int? Capacity(RawOutputs outputs) => _limit;

    /// <inheritdoc/>
    public IReadOnlyList<Detection> Decode(RawOutputs outputs, ImageGeometry geometry)
    {
        var logitsName = LogitsNames.FirstOrDefault(n => outputs.TryGet(n, out _), LogitsNames[0]);
        var logits = RtDetrOutput.Take(outputs, Name, logitsName, null, null);
        var boxes = RtDetrOutput.Take(outputs, Name, BoxesName, logits.Shape[0], 4).ToFloat32();
        var classes = (int)logits.Shape[1];
        if (_labels > 0 && classes != _labels)
        {
            throw new ParityException($"The decoder \"{Name}\" found {classes} classes in \"{logitsName}\", and the spec names {_labels} labels. List every class in the model's order; RT-DETR has no background class.");
        }

        var scores = Array.ConvertAll(logits.ToFloat32(), Sigmoid);
        return [.. ScoreOrder.Falling(scores).Take(_limit).Select(i => new Detection(RtDetrBoxes.ToPixels(boxes.AsSpan(i / classes * 4, 4), geometry), scores[i], i % classes))];
    }

    private static float Sigmoid(float logit) => 1f / (1f + MathF.Exp(-logit));
}
