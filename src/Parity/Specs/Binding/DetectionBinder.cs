using Parity.Detections;

namespace Parity.Specs.Binding;

/// <summary>Binds <c>detections</c>, of the spec or of one side.</summary>
internal static class DetectionBinder
{
    /// <summary>The spec's own; null after noting a problem.</summary>
    public static DetectionSpec? Bind(MapReader? reader, int labels, BindingContext context)
    {
        if (reader is null)
        {
            return null;
        }

        var threshold = reader.Number(RootKeys.ScoreThreshold);
        var (decoder, known) = Decoder(reader, context);
        var spec = new DetectionSpec { At = reader.At, Decoder = decoder, ScoreThreshold = threshold ?? 0, Settings = Settings(reader, decoder, context) };
        Check(spec, known, labels, context);
        return threshold is null || !known ? null : spec;
    }

    /// <summary>One side's: over the spec's where it keeps the decoder, afresh where it names another.</summary>
    public static DetectionSpec? BindSide(MapReader? reader, DetectionSpec? spec, int labels, BindingContext context)
    {
        if (reader is null)
        {
            return null;
        }

        if (reader.Has(RootKeys.ScoreThreshold.Name))
        {
            context.Problems.Add(reader.PlaceOf(RootKeys.ScoreThreshold.Name), "both sides are judged at one \"score_threshold\"; set it in the spec's own \"detections\".");
        }

        var (decoder, known) = Decoder(reader, context);
        var changed = decoder is not null && decoder != spec?.Decoder;
        decoder ??= spec?.Decoder;
        var settings = Settings(reader, decoder, context);
        var side = new DetectionSpec
        {
            At = reader.At,
            Decoder = decoder,
            ScoreThreshold = spec?.ScoreThreshold ?? 0,
            Settings = changed ? settings : Merge(settings, spec?.Settings),
        };
        Check(side, known, labels, context);
        return side;
    }

    private static (string? Decoder, bool Known) Decoder(MapReader reader, BindingContext context) =>
        reader.Scalar(SideKeys.Decoder.Name) is not { } scalar ? (null, true)
        : context.Knows(scalar, context.Vocabulary.Decoders, "decoder") ? (scalar.Text, true)
        : (null, false);

    // A decoder that is named reports its unknown settings itself; one that will be inferred may be any, so every decoder's settings are known.
    private static SpecMap? Settings(MapReader reader, string? decoder, BindingContext context)
    {
        var named = decoder is not null && DetectionDecoders.Find(decoder) is not null;
        var rest = reader.Rest(named ? [.. reader.Keys.Select(k => k.Text)] : decoder is null ? DetectionDecoders.SettingNames : null);
        reader.Finish();
        return rest;
    }

    private static void Check(DetectionSpec spec, bool known, int labels, BindingContext context)
    {
        if (known && spec.Decoder is { } name && DetectionDecoders.Find(name) is not null)
        {
            DetectionDecoders.Create(spec, labels, context.Problems);
        }
    }

    private static SpecMap? Merge(SpecMap? over, SpecMap? under) => (over, under) switch
    {
        (null, _) => under,
        (_, null) => over,
        _ => over with { Entries = [.. over.Entries, .. under.Entries.Where(u => over.Entries.All(o => o.Key.Text != u.Key.Text))] },
    };
}
