using Parity.Detections;

namespace Parity.Torch.Tests.Operators;

/// <summary>Held to torchvision's own nms and batched_nms.</summary>
public sealed class NonMaximumSuppressionTests
{
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
        var kept = NonMaximumSuppression.Keep(OperatorData.Boxes($"nms/{name}/boxes"), OperatorData.Floats($"nms/{name}/scores"), Limit($"nms/{name}/threshold"));

        kept.Should().Equal(OperatorData.Integers($"nms/{name}/keep"));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("offset")]
    [InlineData("at_limit")]
    [InlineData("loop")]
    public void Keeps_per_group_what_torchvision_keeps_in_its_order(string name)
    {
        var kept = NonMaximumSuppression.KeepPerGroup(
            OperatorData.Boxes($"batched_nms/{name}/boxes"), OperatorData.Floats($"batched_nms/{name}/scores"), OperatorData.Integers($"batched_nms/{name}/groups"), Limit($"batched_nms/{name}/threshold"));

        kept.Should().Equal(OperatorData.Integers($"batched_nms/{name}/keep"));
    }

    // Stored as float32, given to torchvision as a decimal.
    private static double Limit(string name) => Math.Round(OperatorData.Floats(name)[0], 3);
}
