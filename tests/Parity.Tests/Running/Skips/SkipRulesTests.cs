using Parity.Machines;
using Parity.Running.Skips;
using Parity.Specs;

namespace Parity.Tests.Running.Skips;

public sealed class SkipRulesTests
{
    private static readonly DateOnly Today = new(2027, 3, 31);
    private static readonly SpecLocation At = new("spec.yaml", 12, 3);
    private static readonly CandidateSpec Candidate = new() { At = At, Name = "trt", Kind = "engine", Source = "model.engine", Tolerance = new(), Requires = ["gpu", "tensorrt>=8.6"] };
    private static readonly IReadOnlyList<MissingRequirement> Nothing = [];
    private static readonly IReadOnlyList<MissingRequirement> NoTensorRt = [new(Requirement.Parse("tensorrt>=8.6"), "only 8.5.2 is here")];

    [Fact]
    public void A_candidate_whose_requirements_are_there_runs() => Decide(Candidate, Nothing).Should().BeNull();

    [Fact]
    public void What_is_missing_is_named_in_the_reason() =>
        Decide(Candidate, NoTensorRt).Should().Be(new SkipDecision("trt needs tensorrt>=8.6: only 8.5.2 is here", Fails: false));

    [Theory]
    [InlineData("tensorrt")]
    [InlineData("gpu, tensorrt")]
    [InlineData("all")]
    public void A_demanded_requirement_that_is_missing_fails(string demanded) => Decide(Candidate, NoTensorRt, demanded)!.Fails.Should().BeTrue();

    [Theory]
    [InlineData("gpu")]
    [InlineData("")]
    [InlineData(null)]
    public void What_nobody_demands_stays_a_skip(string? demanded) => Decide(Candidate, NoTensorRt, demanded)!.Fails.Should().BeFalse();

    [Theory]
    [InlineData("gpus", "*PARITY_REQUIRE names \"gpus\"*did you mean \"gpu\"?")]
    [InlineData("gpu,1", "*\"1\"*known: gpu, cuda*all")]
    public void A_demand_nobody_knows_is_an_error_not_a_demand_for_nothing(string demanded, string message) =>
        FluentActions.Invoking(() => new SkipRules(demanded, Today)).Should().Throw<ParityException>().WithMessage(message);

    [Fact]
    public void The_last_day_of_a_skip_still_skips_and_the_next_one_fails()
    {
        var skipped = Candidate with { Skip = new(At, "the export is being mended", Today) };

        Decide(skipped, Nothing).Should().Be(new SkipDecision("the export is being mended (until 2027-03-31)", Fails: false));
        var over = Decide(skipped with { Skip = skipped.Skip! with { Until = Today.AddDays(-1) } }, Nothing);
        over!.Fails.Should().BeTrue();
        over.Reason.Should().Contain("spec.yaml:12:3").And.Contain("ended on 2027-03-30").And.Contain("the export is being mended");
    }

    [Fact]
    public void A_declared_skip_is_a_decision_that_no_demand_overrides_and_asks_the_machine_nothing()
    {
        var skipped = Candidate with { Skip = new(At, "not yet", null) };

        new SkipRules("all", Today).Decide(skipped, () => throw new InvalidOperationException("asked")).Should().Be(new SkipDecision("not yet", Fails: false));
    }

    [Fact]
    public void After_requires_until_a_missing_requirement_fails_and_one_that_is_there_runs()
    {
        var dated = Candidate with { RequiresUntil = Today.AddDays(-1) };

        Decide(dated, NoTensorRt)!.Fails.Should().BeTrue();
        Decide(dated, NoTensorRt)!.Reason.Should().Contain("2027-03-30").And.Contain("only 8.5.2 is here");
        Decide(dated, Nothing).Should().BeNull();
        Decide(dated with { RequiresUntil = Today }, NoTensorRt)!.Fails.Should().BeFalse();
    }

    private static SkipDecision? Decide(CandidateSpec candidate, IReadOnlyList<MissingRequirement> missing, string? demanded = null) =>
        new SkipRules(demanded, Today).Decide(candidate, () => missing);
}
