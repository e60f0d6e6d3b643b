using Parity.Comparison;
using Parity.Running;
using Parity.Specs;
using Parity.Tensors;

namespace Parity.Tests.Comparison;

public sealed class RawOutputComparerTests
{
    private static readonly TensorData Map = TensorData.From([1f, 2f, 3f, 4f, 5f, 6f], 1, 2, 3);

    [Fact]
    public void Equal_dense_outputs_pass_and_every_value_is_counted()
    {
        var verdict = Dense(Some.Raw(("cls", Map), ("reg", Map)), Some.Raw(("reg", Map), ("cls", Map)));

        verdict.Outcome.Should().Be(Outcome.Passed);
        verdict.ComparedValues.Should().Be(12);
        verdict.Notes.Should().BeEmpty();
    }

    [Fact]
    public void The_largest_difference_is_named_with_its_index_and_the_tolerance_it_needs()
    {
        var other = TensorData.From([1f, 2f, 3.001f, 4f, 5.25f, 6f], 1, 2, 3);

        var check = Dense(Some.Raw(("cls", Map)), Some.Raw(("cls", other)), 0.01).Failing(CheckNames.Raw);

        check.Where.Should().Be("cls[0,1,1]");
        check.RequiredTolerance.Should().Be(0.25);
        check.Found.Should().Be("5.25, 0.25 apart");
    }

    [Fact]
    public void A_difference_at_the_limit_passes_with_the_headroom_that_is_left()
    {
        var other = TensorData.From([1f, 2f, 3f, 4f, 5.25f, 6f], 1, 2, 3);

        Dense(Some.Raw(("cls", Map)), Some.Raw(("cls", other)), 0.25).Outcome.Should().Be(Outcome.Passed);
        Dense(Some.Raw(("cls", Map)), Some.Raw(("cls", other)), 1).Checks.Single(c => c.Name == CheckNames.Raw).Headroom.Should().Be(0.75);
    }

    [Fact]
    public void Without_a_tolerance_drift_is_reported_and_not_judged()
    {
        var other = TensorData.From([1f, 2f, 3f, 4f, 9f, 6f], 1, 2, 3);

        var verdict = RawOutputComparer.Compare(Some.Raw(("cls", Map)), Some.Raw(("cls", other)), RawOutputRelation.Dense, null);

        verdict.Outcome.Should().Be(Outcome.Passed);
        verdict.ComparedValues.Should().Be(0);
        verdict.Notes.Should().Equal("drift of \"cls\" by position: 4 at [0,1,1] (not judged: tolerance.raw is not set)");
    }

    [Fact]
    public void Sets_are_never_judged_by_position_even_with_a_tolerance()
    {
        var reordered = TensorData.From([6f, 5f, 4f, 3f, 2f, 1f], 1, 2, 3);

        var verdict = RawOutputComparer.Compare(Some.Raw(("boxes", Map)), Some.Raw(("boxes", reordered)), RawOutputRelation.Sets, 0.001);

        verdict.Outcome.Should().Be(Outcome.Passed);
        verdict.ComparedValues.Should().Be(0);
        verdict.Notes.Should().ContainSingle().Which.Should().EndWith("(not judged: a set has no order)");
    }

    [Fact]
    public void The_number_of_detections_may_differ()
    {
        RawOutputComparer.Compare(Some.Raw(3), Some.Raw(5), RawOutputRelation.Sets, null).Outcome.Should().Be(Outcome.Passed);
    }

    [Fact]
    public void A_missing_output_fails_by_name()
    {
        var check = Dense(Some.Raw(("cls", Map), ("reg", Map)), Some.Raw(("cls", Map))).Failing(CheckNames.MissingOutput);

        check.Where.Should().Be("reg");
        check.Found.Should().Be("\"cls\" (float32 [1,2,3])");
    }

    [Fact]
    public void An_extra_output_is_noted_and_does_not_fail()
    {
        var verdict = Dense(Some.Raw(("cls", Map)), Some.Raw(("cls", Map), ("debug", Map)));

        verdict.Outcome.Should().Be(Outcome.Passed);
        verdict.Notes.Should().ContainSingle().Which.Should().StartWith("extra output \"debug\"");
    }

    [Fact]
    public void An_export_without_output_names_is_paired_by_position_type_and_rank_and_says_so()
    {
        var candidate = Some.Raw(
            ("3076", TensorData.Zeros<float>(2, 4)), ("3077", TensorData.Zeros<long>(2)), ("3078", TensorData.Zeros<float>(2)));

        var verdict = RawOutputComparer.Compare(Some.Raw(2), candidate, RawOutputRelation.Sets, null);

        verdict.Outcome.Should().Be(Outcome.Passed);
        verdict.Notes.Should().Contain("output \"3076\" was taken for \"boxes\" by position, type and rank")
            .And.Contain("output \"3078\" was taken for \"scores\" by position, type and rank");
    }

    [Fact]
    public void Another_number_format_fails_by_name()
    {
        var half = new TensorData(ElementType.Float16, [1, 2, 3], new byte[12]);

        var check = Dense(Some.Raw(("cls", TensorData.Zeros<float>(1, 2, 3))), Some.Raw(("cls", half))).Failing(CheckNames.OutputType);

        (check.Expected, check.Found).Should().Be(("float32", "float16"));
    }

    [Fact]
    public void Another_rank_fails_by_name()
    {
        var check = Dense(Some.Raw(("cls", Map)), Some.Raw(("cls", Map.Reshape(2, 3)))).Failing(CheckNames.OutputRank);

        (check.Expected, check.Found).Should().Be(("rank 3, [1,2,3]", "rank 2, [2,3]"));
    }

    [Fact]
    public void Another_shape_of_a_dense_output_fails_by_name()
    {
        var check = Dense(Some.Raw(("cls", Map)), Some.Raw(("cls", Map.Reshape(1, 3, 2)))).Failing(CheckNames.OutputShape);

        (check.Expected, check.Found).Should().Be(("[1,2,3]", "[1,3,2]"));
    }

    [Fact]
    public void Models_that_return_nothing_fail_on_each_side()
    {
        var verdict = Dense(Some.Raw(), Some.Raw());

        verdict.Outcome.Should().Be(Outcome.Failed);
        verdict.Checks.Where(c => c.Name == CheckNames.Outputs).Should().HaveCount(2).And.OnlyContain(c => !c.Passed);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Values_that_are_not_finite_fail_under_every_relation_even_where_both_sides_have_them(float value)
    {
        var broken = TensorData.From([1f, 2f, 3f, 4f, value, value], 1, 2, 3);
        foreach (var relation in Enum.GetValues<RawOutputRelation>())
        {
            var verdict = RawOutputComparer.Compare(Some.Raw(("cls", broken)), Some.Raw(("cls", broken)), relation, null);

            verdict.Checks.Where(c => c.Name == CheckNames.Finite && !c.Passed).Select(c => c.Where).Should().Equal("cls of the reference", "cls of the candidate");
            verdict.Checks.First(c => c.Name == CheckNames.Finite).Found.Should().Be("2 not finite (NaN or infinity), the first at [0,1,1]");
        }
    }

    [Theory]
    [InlineData(PrecisionClass.Fp16, true)]
    [InlineData(PrecisionClass.Int8, true)]
    [InlineData(PrecisionClass.Fp32, false)]
    [InlineData(PrecisionClass.Bf16, false)]
    public void A_NaN_of_a_candidate_with_float16_in_it_is_put_down_to_the_overflow_of_layer_normalisations(PrecisionClass precision, bool named)
    {
        var (sound, broken) = (Some.Raw(("scores", TensorData.From<float>([1, 2], 2))), Some.Raw(("scores", TensorData.From<float>([1, float.NaN], 2))));

        string FixOf(RawOutputs reference, RawOutputs candidate) =>
            RawOutputComparer.Compare(reference, candidate, RawOutputRelation.Sets, null, precision).Checks.Single(c => c.Name == CheckNames.Finite).Fix!;

        FixOf(sound, broken).Contains("Pow and ReduceMean").Should().Be(named);
        FixOf(broken, sound).Should().NotContain("Pow and ReduceMean", "the reference computes in float32");
    }

    [Fact]
    public void Half_precision_outputs_are_searched_for_values_that_are_not_finite()
    {
        var broken = TensorData.From([(Half)1, Half.NaN], 2);

        RawOutputComparer.Inspect(ComparedSide.Candidate, Some.Raw(("cls", broken))).Failing(CheckNames.Finite).Where.Should().Be("cls of the candidate");
    }

    [Fact]
    public void Outputs_of_different_decoders_are_not_compared_and_the_verdict_says_so()
    {
        var verdict = RawOutputComparer.Compare(Some.Raw(("pred_logits", Map)), Some.Raw(3), RawOutputRelation.Unrelated, 0.1);

        verdict.Outcome.Should().Be(Outcome.Passed);
        verdict.Notes.Should().ContainSingle().Which.Should().Contain("different decoders");
    }

    private static StageVerdict Dense(RawOutputs reference, RawOutputs candidate, double maxAbs = 1e-3) =>
        RawOutputComparer.Compare(reference, candidate, RawOutputRelation.Dense, maxAbs);
}
