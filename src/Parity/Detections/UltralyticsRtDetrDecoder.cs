using System.Globalization;
using Parity.Imaging;
using Parity.Running;

namespace Parity.Detections;

/// <summary>
/// Ultralytics' RT-DETR: one output of query rows that begin with centre and size in 0..1. Releases up to 8.3 follow with one
/// score per class (<c>[1,Q,4+C]</c>; a query counts once, with its best class), releases from 8.4 with score and class
/// (<c>[1,Q,6]</c>; a query may appear with several classes). No suppression, no clipping.
/// </summary>
internal sealed class UltralyticsRtDetrDecoder : IDetectionDecoder
{
    /// <summary>The decoder's name.</summary>
    public const string DecoderName = "ultralytics-rtdetr";

    /// <summary>The export's output.</summary>
    public const string OutputName = "output0";

    private const int BoxColumns = 4;
    private const int DetectionColumns = 6;

    private readonly int _labels;
    private readonly UltralyticsRows? _rows;

    /// <param name="labels">Classes of the model.</param>
    /// <param name="rows">What a row holds; null: told from the columns, and with two classes, where both have six, from the numbers.</param>
    public UltralyticsRtDetrDecoder(int labels, UltralyticsRows? rows = null) => (_labels, _rows) = (labels, rows);

    /// <inheritdoc/>
    public string Name => DecoderName;

    // Rows of class scores are all queries; rows of detections are the best of all queries and classes.
    /// <inheritdoc/>
    public int? Capacity(RawOutputs outputs) => Read(outputs) is { Rows: UltralyticsRows.Detections } read ? read.Count : null;

    /// <inheritdoc/>
    public IReadOnlyList<Detection> Decode(RawOutputs outputs, ImageGeometry geometry)
    {
        var (name, values, count, columns, rows) = Read(outputs);
        if (columns != (rows == UltralyticsRows.Detections ? DetectionColumns : BoxColumns + _labels))
        {
            throw new ParityException(Mismatch(columns, name));
        }

        return [.. Enumerable.Range(0, count).Select(i => Row(values.AsSpan(i * columns, columns), rows, geometry, name))];
    }

    private (string Name, float[] Values, int Count, int Columns, UltralyticsRows Rows) Read(RawOutputs outputs)
    {
        // A model with a single output is read whatever the exporter called it.
        var name = outputs.Names is [var only] ? only : OutputName;
        var output = RtDetrOutput.Take(outputs, Name, name, null, null);
        var values = output.ToFloat32();
        var columns = (int)output.Shape[1];
        return (name, values, (int)output.Shape[0], columns, _rows ?? Recognise(values, columns, name));
    }

    private static Detection Row(ReadOnlySpan<float> row, UltralyticsRows rows, ImageGeometry geometry, string name)
    {
        var box = RtDetrBoxes.ToPixels(row[..BoxColumns], geometry);
        if (rows == UltralyticsRows.Detections)
        {
            return new(box, row[BoxColumns], RtDetrOutput.Label(row[BoxColumns + 1], DecoderName, name));
        }

        var scores = row[BoxColumns..];
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            // The first of equal scores; a NaN wins, so that it is seen.
            best = scores[i] > scores[best] || (float.IsNaN(scores[i]) && !float.IsNaN(scores[best])) ? i : best;
        }

        return new(box, scores[best], best);
    }

    private UltralyticsRows Recognise(float[] values, int columns, string name) => (columns == DetectionColumns, columns == BoxColumns + _labels) switch
    {
        (true, false) => UltralyticsRows.Detections,
        (false, true) => UltralyticsRows.Scores,

        // Two classes: a column of sigmoids is never whole numbers throughout, a column of class indices always is.
        (true, true) => Enumerable.Range(0, values.Length / columns).All(i => float.IsInteger(values[(i * columns) + DetectionColumns - 1])) ? UltralyticsRows.Detections : UltralyticsRows.Scores,
        _ => throw new ParityException(Mismatch(columns, name)),
    };

    private string Mismatch(int columns, string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"The decoder \"{DecoderName}\" expects \"{name}\" with {BoxColumns + _labels} columns (box and {_labels} labels' scores, releases up to 8.3) or {DetectionColumns} (box, score, class, releases from 8.4); found {columns}. List every class of the model under labels, or name the rows in detections.rows.");
}
