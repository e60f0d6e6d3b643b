using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Parity.Comparison;
using Parity.Detections;
using Parity.Imaging;
using Parity.Tensors;

namespace Parity.Goldens;

/// <summary>
/// Writes a golden as JSON that reads well in a pull request: one detection a line, fixed digits, LF. The same golden always gives the same
/// text, on every machine.
/// </summary>
internal static class GoldenFormat
{
    /// <summary>The version of the form; a reader refuses others.</summary>
    public const int Version = 1;

    /// <summary>The text of a golden.</summary>
    /// <param name="golden">The golden.</param>
    /// <param name="labels">Class names, written beside the label's number for the reader; never read back.</param>
    public static string Write(Golden golden, ImmutableArray<string> labels)
    {
        var names = new LabelNames(labels);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            {
              "format": {{Version}},
              "model": {{Quote(golden.Model)}},
              "image": {{Quote(golden.Image)}},
              "made_from": {
                "checkpoint": {{Quote(golden.MadeFrom.Checkpoint)}},
                "image": {{Quote(golden.MadeFrom.Image)}},
                "preprocess": {{Quote(golden.MadeFrom.Preprocess)}},
                "decoder": {{Quote(golden.MadeFrom.Decoder)}}
              },
              "tensor": {
                "type": {{Quote(golden.Tensor.ElementType.DisplayName())}},
                "shape": [{{string.Join(", ", golden.Tensor.Shape)}}],
                "sha256": {{Quote(golden.Tensor.Sha256)}},
                "bars": {{Bars(golden.Tensor.Bars)}},
                "channels": {{Lines(golden.Tensor.Channels, 4, Channel)}}
              },
              "detections": {{Lines(golden.Detections, 2, d => Line(d, names))}}
            }

            """);
        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static string Line(Detection detection, LabelNames names) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{ "label": {{detection.Label}}, "name": {{Quote(names.Of(detection.Label))}}, "score": {{detection.Score:0.000000}}, "box": [{{detection.Box.X1:0.000}}, {{detection.Box.Y1:0.000}}, {{detection.Box.X2:0.000}}, {{detection.Box.Y2:0.000}}] }""");

    private static string Bars(ImageBars bars) => string.Create(CultureInfo.InvariantCulture, $"[{bars.Left}, {bars.Top}, {bars.Right}, {bars.Bottom}]");

    // Nine digits: more than any tolerance on statistics needs, fewer than the last bits that a summation order could change.
    private static string Channel(ChannelStatistics c) => string.Create(
        CultureInfo.InvariantCulture, $$"""{ "mean": {{c.Mean:G9}}, "std": {{c.Std:G9}}, "min": {{c.Min:G9}}, "max": {{c.Max:G9}} }""");

    private static string Lines<T>(ImmutableArray<T> items, int indent, Func<T, string> line)
    {
        if (items.IsEmpty)
        {
            return "[]";
        }

        var margin = new string(' ', indent);
        return $"[\n{string.Join(",\n", items.Select(item => $"{margin}  {line(item)}"))}\n{margin}]";
    }

    private static string Quote(string? text) => text is null ? "null" : JsonSerializer.Serialize(text, GoldenJson.Readable);
}
