using System.Text.Encodings.Web;
using System.Text.Json;

namespace Parity.Goldens;

/// <summary>JSON settings of goldens.</summary>
internal static class GoldenJson
{
    /// <summary>Names outside ASCII stay readable in a diff.</summary>
    public static JsonSerializerOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Strict: no comments, no trailing commas, no key twice, bounded depth.</summary>
    public static JsonDocumentOptions Strict { get; } = new() { MaxDepth = 8, AllowDuplicateProperties = false };
}
