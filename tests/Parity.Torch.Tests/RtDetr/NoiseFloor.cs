using System.Globalization;
using System.Text.RegularExpressions;

namespace Parity.Torch.Tests.RtDetr;

/// <summary>How far float32 and float64 runs of the original itself are apart, rows aligned: the unit of every limit here.</summary>
/// <param name="First">Logits (official) or boxes in 0..1 (Ultralytics).</param>
/// <param name="Second">Boxes in 0..1 (official) or scores (Ultralytics).</param>
internal sealed partial record NoiseFloor(double First, double Second)
{
    /// <summary>The noise on each picture, in the reference's order.</summary>
    public static IReadOnlyList<NoiseFloor> Of(string name)
    {
        // The file calls the Ultralytics model by its own name.
        var line = File.ReadLines(TestData.PathOf("rtdetr/noise.txt")).Single(l => l.StartsWith(name.Replace("ultralytics_", string.Empty, StringComparison.Ordinal) + " ", StringComparison.Ordinal));
        return [.. Triple().Matches(line[line.IndexOf("noise", StringComparison.Ordinal)..])
            .Select(m => new NoiseFloor(Number(m.Groups[1]), Number(m.Groups[2])))];
    }

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\(\d+, ([\d.e-]+), ([\d.e-]+)\)")]
    private static partial Regex Triple();
}
