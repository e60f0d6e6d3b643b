using System.Text.Json;
using System.Text.RegularExpressions;

namespace Parity.Authoring;

/// <summary>Writes values so that a spec's loader reads the same text back.</summary>
internal static partial class YamlText
{
    private static readonly string[] Reserved = ["true", "false", "null", "yes", "no", "on", "off", "~", "y", "n"];

    /// <summary>The text plain where YAML allows it, otherwise in double quotes.</summary>
    public static string Scalar(string text) =>
        Plain().IsMatch(text) && !Reserved.Contains(text, StringComparer.OrdinalIgnoreCase) ? text : JsonSerializer.Serialize(text, JsonText);

    /// <summary>A flow list.</summary>
    public static string List(IEnumerable<string> items) => $"[{string.Join(", ", items.Select(Scalar))}]";

    private static readonly JsonSerializerOptions JsonText = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Nothing that begins another kind of value, and nothing that ends a flow list or begins a comment.
    [GeneratedRegex(@"^(?:[A-Za-z_][\w./*?+-]*(?: [\w./*?+-]+)*|\.{1,2}/[\w./*?+-]+)$")]
    private static partial Regex Plain();
}
