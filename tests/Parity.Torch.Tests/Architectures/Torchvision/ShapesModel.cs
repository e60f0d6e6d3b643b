using System.Text.Json;
using Parity.Detections;
using Parity.Imaging;
using Parity.Running;
using Parity.Specs;
using Parity.Torch.Running;

namespace Parity.Torch.Tests.Architectures.Torchvision;

/// <summary>The trained sample model and what torchvision detects with it.</summary>
internal static class ShapesModel
{
    private static readonly Lazy<Dictionary<string, Answer>> Answers = new(() =>
        JsonSerializer.Deserialize<Dictionary<string, Answer>>(File.ReadAllText(TestData.PathOf("fasterrcnn-shapes.expected.json")), JsonSerializerOptions.Web)!);

    public static IEnumerable<string> Pictures => Answers.Value.Keys;

    public static ReferenceSpec Reference { get; } = new()
    {
        At = new("shapes.parity.yaml", 1, 1),
        Kind = "checkpoint",
        Source = RepositoryRoot.File("models/fasterrcnn-shapes/checkpoint.pth"),
        Weights = "model",
        Architecture = "torchvision/fasterrcnn-mobilenet-v3-large-320-fpn",
        Options = SpecOptions.Of(
            ("num_classes", "4"), ("min_size", "224"), ("max_size", "320"), ("width_mult", "0.5"), ("reduced_tail", "true"), ("fpn_channels", "64"), ("representation_size", "128")),
    };

    public static List<Detection> Expected(string picture)
    {
        var answer = Answers.Value[picture];
        return [.. answer.Boxes.Select((b, i) => new Detection(new(b[0], b[1], b[2], b[3]), answer.Scores[i], answer.Labels[i]))];
    }

    public static ModelInput Input(string picture)
    {
        using var tensor = Tests.Pictures.Load(RepositoryRoot.File($"goldens/images/{picture}"));
        return new(picture, tensor.ToTensorData(), ImageGeometry.Unchanged((int)tensor.shape[2], (int)tensor.shape[1]));
    }

    public static IReadOnlyList<Detection> Detect(TorchRunner runner, string picture)
    {
        var input = Input(picture);
        return new TorchvisionDecoder().Decode(runner.Run(input), input.Geometry);
    }

    private sealed record Answer(float[][] Boxes, int[] Labels, float[] Scores);
}
