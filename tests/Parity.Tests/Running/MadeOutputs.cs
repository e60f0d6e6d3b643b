using Parity.Running;
using Parity.Tensors;

namespace Parity.Tests.Running;

/// <summary>What the functions that stand for models answer.</summary>
internal static class MadeOutputs
{
    /// <summary>One box, whatever the image.</summary>
    public static RawOutputs Boxes(ModelInput input) => Outputs(10, 20, 60, 90);

    /// <summary>Boxes by their corners, as torchvision gives them.</summary>
    public static RawOutputs Outputs(params float[] box) => new(
    [
        new("boxes", TensorData.From(box, box.Length / 4, 4)),
        new("labels", TensorData.From(Enumerable.Repeat(1L, box.Length / 4).ToArray(), box.Length / 4)),
        new("scores", TensorData.From(Enumerable.Repeat(0.9f, box.Length / 4).ToArray(), box.Length / 4)),
    ]);

    /// <summary>As RT-DETR's deploy export gives them: as many rows as it keeps.</summary>
    public static RawOutputs Kept(params (float X, float Score)[] rows) => new(
    [
        new("labels", TensorData.From(rows.Select(_ => 1L).ToArray(), 1, rows.Length)),
        new("boxes", TensorData.From(rows.SelectMany(r => new[] { r.X, 20, r.X + 50, 90 }).ToArray(), 1, rows.Length, 4)),
        new("scores", TensorData.From(rows.Select(r => r.Score).ToArray(), 1, rows.Length)),
    ]);
}
