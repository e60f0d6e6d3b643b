using Xunit.Abstractions;
using Xunit.Sdk;

namespace Parity.Fixtures.Tests;

public sealed class ParityTheoryTests
{
    private readonly SpecFolder _folder = new();

    [Fact]
    public void Each_image_each_fault_and_the_goldens_are_cases_with_readable_names()
    {
        var cases = Discover(_folder.Record().Write("boxes.yaml"));

        cases.Select(c => c.DisplayName).Should().Equal(
            "boxes › shipped › a.png", "boxes › shipped › b.png", "boxes › catches divide-by-225", "boxes › images and goldens accounted for");
    }

    [Fact]
    public void Cases_carry_traits_to_filter_by()
    {
        var cases = Discover(_folder.Record().Write("boxes.yaml"));

        cases[0].Traits["model"].Should().Equal("boxes");
        cases[0].Traits["candidate"].Should().Equal("shipped");
        cases[0].Traits["kind"].Should().Equal("image");
        cases[2].Traits["subject"].Should().Equal("divide-by-225");
    }

    [Fact]
    public void Every_case_has_its_own_identity_and_survives_serialisation()
    {
        var cases = Discover(_folder.Record().Write("boxes.yaml"));

        cases.Select(c => c.UniqueID).Should().OnlyHaveUniqueItems();
        var copy = SerializationHelper.Deserialize<ParityTestCase>(SerializationHelper.Serialize((ParityTestCase)cases[1]));
        copy.DisplayName.Should().Be(cases[1].DisplayName);
        copy.UniqueID.Should().Be(cases[1].UniqueID);
    }

    [Fact]
    public async Task A_spec_that_cannot_be_used_is_one_failing_case_with_every_problem()
    {
        var cases = Discover(_folder.Record().Write("bad.yaml", extra: "tolerence: { box_px: 1 }\nexpect: { images: many }"));

        cases.Should().ContainSingle().Which.DisplayName.Should().Be("bad.yaml › cannot be used");
        var message = await FailureOf(cases[0]);
        message.Should().Contain("tolerence").And.Contain("did you mean \"tolerance\"").And.Contain("many").And.MatchRegex(@"bad\.yaml:\d+:\d+");
    }

    [Fact]
    public async Task A_pattern_that_finds_no_spec_is_a_failing_case()
    {
        var cases = Discover(Path.Combine(_folder.Root, "none", "*.yaml"));

        (await FailureOf(cases.Should().ContainSingle().Subject)).Should().Contain("none");
    }

    [Fact]
    public async Task Two_specs_for_one_model_are_a_failing_case()
    {
        _folder.Record().Write("one.yaml");
        _folder.Write("two.yaml");

        var cases = Discover(Path.Combine(_folder.Root, "*.yaml"));

        (await FailureOf(cases.Should().ContainSingle(c => c.DisplayName == "two.yaml › cannot be used").Subject)).Should().Contain("\"boxes\"").And.Contain("one.yaml");
    }

    [Fact]
    public void A_declared_skip_is_known_at_discovery_and_one_that_has_ended_is_a_failing_case()
    {
        var spec = _folder.Record().Write("boxes.yaml");
        void Until(string date) => File.WriteAllText(spec, File.ReadAllText(spec).Replace("recorded: candidate", $"recorded: candidate, skip: {{ reason: not exported yet, until: {date} }}"));
        Until("2999-01-31");

        Discover(spec)[0].SkipReason.Should().Be("not exported yet (until 2999-01-31)");

        File.WriteAllText(spec, File.ReadAllText(spec).Replace("2999", "1999"));
        Discover(spec)[0].SkipReason.Should().BeNull();
    }

    [Fact]
    public async Task A_skip_that_has_ended_fails_with_its_reason()
    {
        var spec = _folder.Record().Write("boxes.yaml");
        File.WriteAllText(spec, File.ReadAllText(spec).Replace("recorded: candidate", "recorded: candidate, skip: { reason: not exported yet, until: 1999-01-31 }"));

        (await FailureOf(Discover(spec)[0])).Should().Contain("ended on 1999-01-31").And.Contain("not exported yet");
    }

    [Fact]
    public async Task A_method_that_never_verifies_its_row_fails()
    {
        var run = new TheoryRun(typeof(Careless), nameof(Careless.Forgets), _folder.Record().Write("boxes.yaml"));

        (await FailureOf(run.Cases()[0], [])).Should().Contain("never verified its row");
    }

    [Fact]
    public async Task A_method_with_another_signature_is_a_failing_case_that_shows_the_right_one()
    {
        var run = new TheoryRun(typeof(Careless), nameof(Careless.TakesText), _folder.Record().Write("boxes.yaml"));

        (await FailureOf(run.Cases().Should().ContainSingle().Subject, [])).Should().Contain("ParityRow row");
    }

    [Fact]
    public async Task A_shifted_box_fails_with_stage_image_limit_and_the_tolerance_needed()
    {
        var cases = Discover(_folder.Record(shift: 3).Write("boxes.yaml"));

        var message = await FailureOf(cases[0]);

        message.Should().Contain("boxes › shipped › a.png").And.Contain("detections").And.Contain("0.5").And.Contain("3");
    }

    private static IReadOnlyList<IXunitTestCase> Discover(string specs) => new TheoryRun(typeof(Careful), nameof(Careful.Holds), specs).Cases();

    private static async Task<string> FailureOf(IXunitTestCase testCase, object[]? constructorArguments = null)
    {
        using var parity = new ParityFixture();
        var messages = await TheoryRun.Run(testCase, constructorArguments ?? [parity]);
        return messages.OfType<ITestFailed>().Should().ContainSingle().Which.Messages[0];
    }

    // Internal, so that the real discovery of this assembly leaves them alone.
#pragma warning disable xUnit1000
    internal sealed class Careful(ParityFixture parity)
    {
        [ParityTheory]
        public void Holds(ParityRow row) => parity.Verify(row);
    }

    internal sealed class Careless
    {
        private string? _seen;

        [ParityTheory]
        public void Forgets(ParityRow row) => _seen = row.SpecFile;

        [ParityTheory]
        public void TakesText(string text) => _seen = text + _seen;
    }
}
