using Parity.Running;
using Parity.Specs;
using Parity.Tests.Comparison;

namespace Parity.Tests.Running;

public sealed class ShardPlanTests
{
    private static readonly ParitySpec Spec = Some.Spec with
    {
        Images = Some.Spec.Images with { Names = [.. Enumerable.Range(0, 103).Select(i => FormattableString.Invariant($"scene-{i:000}.png"))] },
        Faults = [new(default, "bgr"), new(default, "empty"), new(default, "divide-by-225")],
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(200)]
    public void Every_case_is_in_exactly_one_shard_and_shards_are_even(int count)
    {
        var shards = Enumerable.Range(1, count).Select(i => ShardPlan.CasesOf(Spec, new(i, count))).ToList();

        shards.SelectMany(s => s).Should().BeEquivalentTo(ParityCases.Of(Spec));
        shards.Select(s => ShardPlan.ImagesOf(s).Length).Should().OnlyContain(n => n == 103 / count || n == (103 / count) + 1);
    }

    [Fact]
    public void The_plan_is_the_same_on_every_machine()
    {
        // Held as text: a changed plan would let old and new versions of the tool judge some cases twice and others never.
        ShardPlan.ImagesOf(ShardPlan.CasesOf(Spec, new(3, 40))).Should().Equal(Planned);
    }

    [Fact]
    public void Neighbours_are_spread()
    {
        ShardPlan.ImagesOf(ShardPlan.CasesOf(Spec, new(1, 4))).Take(10).Should().NotEqual(Spec.Images.Names.Take(10));
    }

    private static readonly string[] Planned = ["scene-041.png", "scene-092.png"];
}
