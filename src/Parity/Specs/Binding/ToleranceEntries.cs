namespace Parity.Specs.Binding;

/// <summary>Budgets as one place of a spec names them; null where it names none.</summary>
internal sealed record ToleranceEntries(double? BoxPixels, double? Score, double? Tensor, double? RawMaxAbs)
{
    /// <summary>A place that names nothing.</summary>
    public static readonly ToleranceEntries None = new(null, null, null, null);

    /// <summary>Entry by entry: those of this place, else the other's.</summary>
    public ToleranceEntries Over(ToleranceEntries other) =>
        new(BoxPixels ?? other.BoxPixels, Score ?? other.Score, Tensor ?? other.Tensor, RawMaxAbs ?? other.RawMaxAbs);

    /// <summary>Entry by entry: those of this place, else the budgets that hold otherwise.</summary>
    public ToleranceSpec Over(ToleranceSpec otherwise) => new()
    {
        BoxPixels = BoxPixels ?? otherwise.BoxPixels,
        Score = Score ?? otherwise.Score,
        Tensor = Tensor ?? otherwise.Tensor,
        RawMaxAbs = RawMaxAbs ?? otherwise.RawMaxAbs,
    };
}
