using System.Globalization;
using System.Text;

namespace Parity.Checkpoints.Keys;

/// <summary>
/// How a checkpoint's keys fit an architecture. Anything but a full fit is a failure: a framework that only warns leaves the
/// weights it did not find at their random initial values.
/// </summary>
public sealed record KeyComparison
{
    private const int ShownShapes = 6;

    /// <summary>How many keys fit by name and shape.</summary>
    public required int Fitting { get; init; }

    /// <summary>How many keys the architecture needs, optional ones and counters left out.</summary>
    public required int Required { get; init; }

    /// <summary>Keys that the architecture needs and the checkpoint lacks.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Keys that the checkpoint has and the architecture does not know.</summary>
    public required IReadOnlyList<string> Unexpected { get; init; }

    /// <summary>Keys with different shapes.</summary>
    public required IReadOnlyList<ShapeMismatch> Shapes { get; init; }

    /// <summary><see cref="Missing"/> grouped by common prefix.</summary>
    public required IReadOnlyList<KeyGroup> MissingGroups { get; init; }

    /// <summary><see cref="Unexpected"/> grouped by common prefix.</summary>
    public required IReadOnlyList<KeyGroup> UnexpectedGroups { get; init; }

    /// <summary>What to write into the spec, where a repair was found.</summary>
    public KeyRepair? Repair { get; init; }

    /// <summary>A guess at the option that is wrong when all shapes differ in the same way, or null.</summary>
    public string? ShapeHint { get; init; }

    /// <summary>True when the checkpoint may be loaded.</summary>
    public bool Fits => Missing.Count == 0 && Unexpected.Count == 0 && Shapes.Count == 0;

    /// <summary>The failure as a few lines of text.</summary>
    /// <param name="architecture">The architecture's name.</param>
    public string Describe(string architecture)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"the weights do not fit the architecture {architecture}: {Fitting} of its {Required} keys are there with the right shape.");
        Append(text, "missing", Missing.Count, KeyGroup.Join(MissingGroups));
        Append(text, "unexpected", Unexpected.Count, KeyGroup.Join(UnexpectedGroups));
        Append(text, "other shape", Shapes.Count, string.Join("; ", Shapes.Take(ShownShapes)) + (Shapes.Count > ShownShapes ? "; …" : string.Empty));
        if (ShapeHint is not null)
        {
            text.Append('\n').Append("  ").Append(ShapeHint);
        }

        if (Repair is not null)
        {
            var result = Repair.IsComplete ? "every key fits" : string.Create(CultureInfo.InvariantCulture, $"{Repair.Fitting} keys fit");
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"  These are {Repair.Reason}. Add this to \"reference\" in the spec and {result}:");
            foreach (var line in Repair.SpecLines)
            {
                text.Append('\n').Append("    ").Append(line);
            }
        }

        return Printable.Text(text.ToString(), 8000, keepLines: true);
    }

    private static void Append(StringBuilder text, string what, int count, string items)
    {
        if (count > 0)
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"  {what} {count}: {items}");
        }
    }
}
