using System.Collections.Immutable;
using Parity.Specs;

namespace Parity.Detections;

/// <summary>The RT-DETR decoders as the table lists them.</summary>
internal static class RtDetrEntries
{
    private static readonly SpecKey Limit = new("max_detections", SpecValueKind.Integer, "How many detections are kept, the best first: of all queries and classes for RT-DETR, after suppression for RTMDet.")
    {
        Minimum = 1,
        Maximum = 1_000_000,
        Default = "300",
    };

    private static readonly SpecKey Rows = new("rows", SpecValueKind.Choice, "What a row of output0 holds after the box: one score per class (up to 8.3) or score and class (from 8.4).")
    {
        Choices = ["scores", "detections"],
        Default = "told from the columns",
    };

    /// <summary>The entries.</summary>
    public static ImmutableArray<DecoderEntry> All { get; } =
    [
        new(RtDetrDecoder.DecoderName, "RT-DETR's deploy export: labels, boxes and scores, boxes in pixels of the original image.")
        {
            Create = static (_, labels) => new RtDetrDecoder(labels),
            Recognise = static outputs => RtDetrDecoder.OutputNames.All(n => outputs.Any(o => o.Name == n)) && HasAxes(outputs, "boxes", 3) && HasAxes(outputs, "scores", 2)
                ? "labels, boxes and scores with a batch axis: RT-DETR's deploy export"
                : null,
        },
        new(RtDetrRawDecoder.DecoderName, "RT-DETR's heads: class logits and boxes per query, without the post-processor.")
        {
            Settings = [Limit],
            Create = static (reader, labels) => new RtDetrRawDecoder(labels, reader.Integer(Limit) ?? RtDetrRawDecoder.DefaultLimit),
            Recognise = static outputs => RtDetrRawDecoder.LogitsNames.FirstOrDefault(n => HasAxes(outputs, n, 3)) is { } logits && HasAxes(outputs, RtDetrRawDecoder.BoxesName, 3)
                ? $"{logits} and {RtDetrRawDecoder.BoxesName}: RT-DETR's heads without the post-processor"
                : null,
        },
        new(UltralyticsRtDetrDecoder.DecoderName, "Ultralytics' RT-DETR: rows of box and scores (up to 8.3) or of box, score and class (from 8.4).")
        {
            Settings = [Rows],
            Create = static (reader, labels) => new UltralyticsRtDetrDecoder(labels, reader.Choice(Rows.Name, Rows.Choices) switch
            {
                "scores" => UltralyticsRows.Scores,
                "detections" => UltralyticsRows.Detections,
                _ => null,
            }),
            Recognise = static outputs => outputs is [{ Name: UltralyticsRtDetrDecoder.OutputName, Shape: [_, var queries, var columns] }] && !(columns > queries)
                ? "one output0 of rows no longer than there are rows: Ultralytics' RT-DETR"
                : null,
        },
    ];

    private static bool HasAxes(IReadOnlyList<OutputSignature> outputs, string name, int axes) =>
        outputs.Any(o => o.Name == name && o.Shape.Count == axes);
}
