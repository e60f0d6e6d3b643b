using System.Collections.Immutable;
using System.Globalization;
using Parity.Detections;

namespace Parity.Comparison;

/// <summary>The spec's class names, for messages.</summary>
internal sealed record LabelNames(ImmutableArray<string> Names)
{
    /// <summary>No names: labels appear by number.</summary>
    public static LabelNames None { get; } = new([]);

    /// <summary>The name of a label, or its number where the spec has none.</summary>
    public string Of(int label) =>
        label >= 0 && label < Names.Length ? Names[label] : string.Create(CultureInfo.InvariantCulture, $"label {label}");

    /// <summary><c>circle 0.9980 [10.00, 20.00, 50.00, 50.00]</c>.</summary>
    public string Describe(Detection detection) => $"{Of(detection.Label)} {Figures.Score(detection.Score)} {Figures.Box(detection.Box)}";
}
