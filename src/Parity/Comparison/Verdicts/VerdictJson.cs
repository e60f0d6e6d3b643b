using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parity.Comparison;

/// <summary>How verdicts are written as JSON: names of enums, indented, NaN and infinity as text because a verdict may have to show them.</summary>
public static class VerdictJson
{
    /// <summary>The settings for reading and writing verdicts.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
