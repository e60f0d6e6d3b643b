namespace Parity.Onnx.Tests;

/// <summary>The files under Data, made by tools/fixtures/onnx.</summary>
internal static class Sample
{
    public static string File(params string[] parts) => Path.Combine([AppContext.BaseDirectory, "Data", .. parts]);
}
