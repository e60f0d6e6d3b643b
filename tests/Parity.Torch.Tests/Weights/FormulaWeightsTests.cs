namespace Parity.Torch.Tests.Weights;

public sealed class FormulaWeightsTests
{
    [Fact]
    public void The_formula_gives_the_numbers_that_the_reference_was_made_with()
    {
        var hash = FormulaWeights.Hash("backbone.conv1.weight");

        hash.Should().Be(0x00f9c44512682697);
        Enumerable.Range(0, 4).Select(i => Math.Round(FormulaWeights.Uniform(hash, i), 8))
            .Should().Equal(0.55479878, 0.79207075, 0.61752272, 0.79278779);
    }

    [Fact]
    public void Every_key_of_the_original_gets_a_value_but_the_batch_counters()
    {
        var stateDict = FormulaWeights.Create("torchvision_fasterrcnn.keys.tsv", TestData.Npz("torchvision_fasterrcnn_320.npz"));

        stateDict.Entries.Should().HaveCount(284).And.NotContain(e => e.Name.EndsWith("num_batches_tracked", StringComparison.Ordinal));
    }
}
