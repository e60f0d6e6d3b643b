using Parity.Engines;

namespace Parity.Specs.Binding;

/// <summary>Which precision a candidate computes in, from what its spec says; where the spec says it twice, both must agree.</summary>
internal static class PrecisionRules
{
    /// <summary>The precision as the candidate declares it; null when absent or after noting a problem.</summary>
    public static PrecisionClass? Declared(MapReader reader) =>
        reader.Choice(CandidateKeys.Precision.Name, CandidateKeys.Precision.Choices) is { } word ? Enum.Parse<PrecisionClass>(word, ignoreCase: true) : null;

    /// <summary>The precision of a candidate whose other keys are bound.</summary>
    public static PrecisionClass Settle(MapReader reader, PrecisionClass? written, CandidateSpec candidate)
    {
        var follows = Follows(candidate);
        if (written is not { } declared)
        {
            return follows.Precision;
        }

        if (follows.Because is not null && declared != follows.Precision)
        {
            reader.Problems.Add(reader.PlaceOf(CandidateKeys.Precision.Name), $"\"precision\" says {declared.ToString().ToLowerInvariant()}, and {follows.Because} makes it {follows.Precision.ToString().ToLowerInvariant()}; remove one of them.");
        }

        return declared;
    }

    private static (PrecisionClass Precision, string? Because) Follows(CandidateSpec candidate) => candidate.Kind switch
    {
        "engine" => OfEngine(candidate.Settings),
        "onnx" when candidate.Provider == "tensorrt" =>
            Is(candidate.Settings, "int8") ? (PrecisionClass.Int8, "int8: true")
            : Is(candidate.Settings, "bf16") ? (PrecisionClass.Bf16, "bf16: true")
            : Is(candidate.Settings, "fp16") ? (PrecisionClass.Fp16, "fp16: true")
            : (PrecisionClass.Tf32, null),
        "onnx" when candidate.Provider == "cuda" => Text(candidate.Settings, "tf32") == "false" ? (PrecisionClass.Fp32, "tf32: false") : (PrecisionClass.Tf32, null),
        _ => (PrecisionClass.Fp32, null),
    };

    private static (PrecisionClass Precision, string? Because) OfEngine(SpecMap? settings)
    {
        if (Text(settings, EngineKeys.BuiltWith.Name) is not { } command)
        {
            return (PrecisionClass.Tf32, null);
        }

        try
        {
            return (EngineBuild.Parse(command).Precision, EngineKeys.BuiltWith.Name);
        }
        catch (ParityException)
        {
            // Whoever binds the engine's settings reports the command line.
            return (PrecisionClass.Tf32, null);
        }
    }

    private static bool Is(SpecMap? settings, string key) => Text(settings, key) == "true";

    private static string? Text(SpecMap? settings, string key) => settings?.Entries.Where(e => e.Key.Text == key).Select(e => (e.Value as SpecScalar)?.Text).FirstOrDefault();
}
