using System.Globalization;
using Parity.Checkpoints.Keys;

namespace Parity.Checkpoints.Inspection;

/// <summary>Renders an inspection as text.</summary>
public static class CheckpointReport
{
    private const int MostInert = 8;

    /// <summary>The inspection as lines of plain text.</summary>
    public static IReadOnlyList<string> Lines(CheckpointInspection inspection)
    {
        var lines = new List<string>
        {
            $"{inspection.Path}: {inspection.Layout}",
            $"  {inspection.Container}, {Bytes(inspection.Length)}",
        };
        foreach (var entry in inspection.Entries)
        {
            lines.Add(Entry(entry));
            if (entry.Keys.Count > 0)
            {
                lines.Add($"      keys: {KeyGroup.Join(entry.Keys)}");
            }
        }

        lines.AddRange(inspection.Facts.Select(f => $"  {f.Key}: {f.Value}"));
        lines.AddRange(inspection.Notes.Select(n => $"  {n}"));
        AddInert(lines, inspection);
        if (inspection.Problem is { } problem)
        {
            lines.Add($"  cannot be used as it is: {problem}");
        }
        else if (inspection.Entries.FirstOrDefault(e => e.IsDefault) is { Path.Length: > 0 } chosen)
        {
            lines.Add($"  in the spec: weights: {chosen.Path}");
        }

        return [.. lines.Select(l => Printable.Text(l, 2000))];
    }

    private static string Entry(CheckpointEntry entry)
    {
        var kind = entry.Kind switch
        {
            CheckpointEntryKind.StateDict => "state dict",
            CheckpointEntryKind.Module => "pickled module",
            _ => "optimizer state, no weights",
        };
        var devices = entry.Devices is [] or ["cpu"] ? string.Empty : $", saved on {string.Join(", ", entry.Devices)}";
        var path = entry.Path.Length == 0 ? "the file itself" : entry.Path;
        return entry.Tensors == 0 ? $"  - {path}: {kind}, without tensors"
            : string.Create(CultureInfo.InvariantCulture, $"  {(entry.IsDefault ? "*" : "-")} {path}: {kind}, {entry.Tensors} tensors, {entry.Elements:N0} elements, {Bytes(entry.Bytes)} of {string.Join(", ", entry.ElementTypes)}{devices}");
    }

    private static void AddInert(List<string> lines, CheckpointInspection inspection)
    {
        if (inspection.Dangerous.Count > 0)
        {
            lines.Add($"  DANGER: torch.load would import or run {string.Join(", ", inspection.Dangerous.Take(MostInert))}. Nothing was executed here; do not load this file in Python, and ask where it comes from.");
        }

        if (inspection.Inert.Count > 0)
        {
            var names = inspection.Inert.Take(MostInert).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Key} ({i.Value})"));
            lines.Add($"  named but not executed: {string.Join(", ", names)}{(inspection.Inert.Count > MostInert ? string.Create(CultureInfo.InvariantCulture, $" and {inspection.Inert.Count - MostInert} more") : string.Empty)}");
        }
    }

    private static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.#} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.##} GB"),
    };
}
