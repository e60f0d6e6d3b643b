using Parity.Imaging;
using Parity.Running;
using Parity.Specs;
using Parity.Tensors;

namespace Parity.Onnx.Tests;

/// <summary>Candidates and inputs as a spec and the preprocessing would make them.</summary>
internal static class Candidates
{
    private static readonly SpecLocation At = new("/specs/model.yaml", 9, 5);

    public static CandidateSpec Onnx(string path, string provider = "cpu", SpecMap? settings = null, string? device = null, int? threads = 1) => new()
    {
        At = At,
        Name = "onnx",
        Kind = "onnx",
        Source = path,
        Provider = provider,
        Device = device,
        Threads = threads,
        Tolerance = new(),
        Settings = settings,
    };

    public static SpecMap Settings(params (string Key, object Value)[] entries) => new(At, [.. entries.Select(e => KeyValuePair.Create(new SpecScalar(At, e.Key), Node(e.Value)))]);

    public static ModelInput Input(TensorData tensor, int originalWidth = 100, int originalHeight = 50) =>
        new("picture.png", tensor, ImageGeometry.Unchanged(originalWidth, originalHeight));

    /// <summary>The pictures of tools/fixtures/onnx: pixel = (7x + 13y + 31c) mod 256 / 255, shape [1,3,height,width].</summary>
    public static TensorData Picture(int height, int width)
    {
        var tensor = TensorData.Zeros<float>(1, 3, height, width);
        var pixels = tensor.MutableSpan<float>();
        for (var i = 0; i < pixels.Length; i++)
        {
            var (c, y, x) = (i / (height * width), i / width % height, i % width);
            pixels[i] = ((x * 7) + (y * 13) + (c * 31)) % 256 / 255f;
        }

        return tensor;
    }

    private static SpecNode Node(object value) => value switch
    {
        SpecNode node => node,
        string[] items => new SpecList(At, [.. items.Select(i => new SpecScalar(At, i))]),
        _ => new SpecScalar(At, (string)value),
    };
}
