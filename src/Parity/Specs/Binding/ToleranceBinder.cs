namespace Parity.Specs.Binding;

/// <summary>Binds <c>tolerance</c>, of the spec or of one candidate.</summary>
internal static class ToleranceBinder
{
    /// <summary>Budgets entry by entry over those that hold otherwise.</summary>
    public static ToleranceSpec Bind(MapReader? reader, ToleranceSpec otherwise)
    {
        if (reader is null)
        {
            return otherwise;
        }

        reader.Choice(ToleranceKeys.Label.Name, ToleranceKeys.Label.Choices);
        var raw = reader.Map(ToleranceKeys.Raw.Name);
        var bound = new ToleranceSpec
        {
            BoxPixels = reader.Number(ToleranceKeys.BoxPixels) ?? otherwise.BoxPixels,
            Score = reader.Number(ToleranceKeys.Score) ?? otherwise.Score,
            Tensor = reader.Number(ToleranceKeys.Tensor) ?? otherwise.Tensor,
            RawMaxAbs = raw?.Number(ToleranceKeys.RawMaxAbs) ?? otherwise.RawMaxAbs,
        };
        raw?.Finish();
        reader.Finish();
        return bound;
    }
}
