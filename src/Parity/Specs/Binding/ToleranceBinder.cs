using System.Collections.Immutable;

namespace Parity.Specs.Binding;

/// <summary>Binds <c>tolerance</c>, of the spec or of one candidate.</summary>
internal static class ToleranceBinder
{
    /// <summary>The spec's own, with the budgets by precision.</summary>
    public static SpecTolerance BindSpec(MapReader? reader)
    {
        var byPrecision = ImmutableDictionary.CreateBuilder<PrecisionClass, ToleranceEntries>();
        foreach (var key in ToleranceKeys.Precisions)
        {
            if (reader?.Map(key.Name) is { } own)
            {
                byPrecision.Add(Enum.Parse<PrecisionClass>(key.Name, ignoreCase: true), Entries(own));
                own.Finish();
            }
        }

        return new(Bind(reader), byPrecision.ToImmutable());
    }

    /// <summary>What one place names.</summary>
    public static ToleranceEntries Bind(MapReader? reader)
    {
        if (reader is null)
        {
            return ToleranceEntries.None;
        }

        var bound = Entries(reader) with { Tensor = reader.Number(ToleranceKeys.Tensor) };
        reader.Finish();
        return bound;
    }

    private static ToleranceEntries Entries(MapReader reader)
    {
        reader.Choice(ToleranceKeys.Label.Name, ToleranceKeys.Label.Choices);
        var raw = reader.Map(ToleranceKeys.Raw.Name);
        var bound = new ToleranceEntries(reader.Number(ToleranceKeys.BoxPixels), reader.Number(ToleranceKeys.Score), null, raw?.Number(ToleranceKeys.RawMaxAbs));
        raw?.Finish();
        return bound;
    }
}
