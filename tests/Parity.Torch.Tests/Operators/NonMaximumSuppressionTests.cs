using System.Runtime.InteropServices;
using Parity.Detections;
using Parity.Tensors;

namespace Parity.Torch.Tests.Operators;

/// <summary>Held to torchvision's own nms and batched_nms.</summary>
public sealed class NonMaximumSuppressionTests
{
    private static readonly IReadOnlyDictionary<string, TensorData> Data = TestData.Npz("torchvision_ops.npz");

    [Theory]
    [InlineData("empty")]
    [InlineData("one")]
    [InlineData("exact_half")]
    [InlineData("duplicates")]
    [InlineData("tied_scores")]
    [InlineData("all_tied")]
    [InlineData("dense")]
    [InlineData("sparse")]
    [InlineData("zero_threshold")]
    public void Keeps_what_torchvision_keeps_in_its_order(string name)
    {
        var kept = NonMaximumSuppression.Keep(Boxes($"nms/{name}/boxes"), Floats($"nms/{name}/scores"), Limit($"nms/{name}/threshold"));

        kept.Should().Equal(Data[$"nms/{name}/keep"].Span<long>().ToArray().Select(k => (int)k));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("offset")]
    [InlineData("at_limit")]
    [InlineData("loop")]
    public void Keeps_per_group_what_torchvision_keeps_in_its_order(string name)
    {
        var groups = Data[$"batched_nms/{name}/groups"].Span<long>().ToArray();

        var kept = NonMaximumSuppression.KeepPerGroup(
            Boxes($"batched_nms/{name}/boxes"), Floats($"batched_nms/{name}/scores"), Array.ConvertAll(groups, g => (int)g), Limit($"batched_nms/{name}/threshold"));

        kept.Should().Equal(Data[$"batched_nms/{name}/keep"].Span<long>().ToArray().Select(k => (int)k));
    }

    private static Box[] Boxes(string name) => MemoryMarshal.Cast<float, Box>(Data[name].Span<float>()).ToArray();

    private static float[] Floats(string name) => Data[name].ToFloat32();

    // Stored as float32, given to torchvision as a decimal.
    private static double Limit(string name) => Math.Round(Data[name].ToFloat32()[0], 3);
}
