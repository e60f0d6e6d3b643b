using Parity.Specs;

namespace Parity.Imaging.Steps;

/// <summary>Reads which size a resize step aims at.</summary>
internal static class ResizeRuleReader
{
    private static readonly string[] Rules = ["size", "fit", "long_side", "short_side", "scale"];

    /// <summary>The rule, or null after noting that none or several were given.</summary>
    public static ResizeRule? Read(MapReader reader)
    {
        var size = StepNumbers.Size(reader, "size");
        var fit = StepNumbers.Size(reader, "fit");
        var longSide = reader.Integer("long_side", 1, StepNumbers.MaxSide);
        var shortSide = reader.Integer("short_side", 1, StepNumbers.MaxSide);
        var cap = reader.Integer("max_long_side", 1, StepNumbers.MaxSide);
        var scale = reader.Number("scale", 1e-3, 1e3);
        var rounding = StepWords.Read<SizeRounding>(reader, "rounding") ?? SizeRounding.Round;
        var onlyShrink = reader.Flag("only_shrink") ?? false;
        if (Rules.Count(r => reader.Node(r) is not null) != 1)
        {
            reader.Problems.Add(reader.At, $"resize needs exactly one of {string.Join(", ", Rules)}: size stretches, the others keep the proportions.");
            return null;
        }

        if (cap is not null && shortSide is null)
        {
            reader.Problems.Add(reader.At, "\"max_long_side\" goes with \"short_side\".");
        }

        if (rounding == SizeRounding.ExactSide && longSide is null && shortSide is null)
        {
            reader.Problems.Add(reader.At, "\"rounding: exact-side\" goes with \"short_side\" or \"long_side\".");
        }

        KeepRatioRule? kept = fit is { } box ? KeepRatioRule.Fit(box.Width, box.Height)
            : longSide is { } length ? KeepRatioRule.LongSide(length)
            : shortSide is { } shorter ? KeepRatioRule.ShortSide(shorter, cap)
            : scale is { } ratio ? KeepRatioRule.Scale(ratio)
            : null;
        return size is { } exact ? new StretchRule(exact.Width, exact.Height)
            : kept is null ? null
            : kept with { Rounding = rounding, OnlyShrink = onlyShrink };
    }
}
