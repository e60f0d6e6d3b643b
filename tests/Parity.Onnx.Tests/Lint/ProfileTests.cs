using Parity.Onnx.Lint;

namespace Parity.Onnx.Tests.Lint;

public class ProfileTests
{
    [Fact]
    public void Pictures_that_may_be_four_with_sizes_of_one_are_the_trap_of_rt_detr()
    {
        var found = Find("images=1x3x16x16,1x3x16x16,4x3x16x16", "orig_target_sizes=1x2,1x2,1x2").Should().ContainSingle().Which;

        found.Severity.Should().Be(LintSeverity.Error);
        found.Place.Text.Should().Be("input \"orig_target_sizes\"");
        found.Why.Should().Be("its axis 0 is \"N\", as axis 0 of \"images\", and the profile gives them 1..1 (usually 1) and 1..4 (usually 1): only where both agree can the engine run.");
    }

    [Fact]
    public void A_profile_that_covers_every_input_is_sound() => Find("images=1x3x16x16,1x3x16x16,4x3x16x16", "orig_target_sizes=1x2,1x2,4x2").Should().BeEmpty();

    [Fact]
    public void Without_a_profile_the_flags_are_given()
    {
        var found = Find();

        found.Should().HaveCount(2).And.OnlyContain(f => f.Severity == LintSeverity.Warning);
        found[0].Fix.Should().Contain("--maxShapes=images:4x3x16x16,orig_target_sizes:4x2");
    }

    [Theory]
    [InlineData("images=1x3x16x16,1x3x16x16,4x3x16x16", "N may vary, and the profile does not have this input.")]
    [InlineData("images=1x3x32x32,1x3x32x32,4x3x32x32;orig_target_sizes=1x2,1x2,4x2", "the profile has 1x3x32x32, and the file declares [N,3,16,16] (Static dimension mismatch).")]
    [InlineData("images=1x3,1x3,4x3;orig_target_sizes=1x2,1x2,4x2", "the profile has 1x3, and the file declares [N,3,16,16] (Static dimension mismatch).")]
    [InlineData("images=4x3x16x16,1x3x16x16,4x3x16x16;orig_target_sizes=4x2,1x2,4x2", "the profile's sizes do not rise from smallest to usual to largest.")]
    [InlineData("images=1x3x16x16,1x3x16x16,4x3x16x16;orig_target_sizes=1x2,1x2,4x2;size=1,1,1", "the model has no such input; it has \"images\", \"orig_target_sizes\".")]
    public void A_profile_that_does_not_fit_is_an_error(string profile, string why) =>
        Find(profile.Split(';')).Should().Contain(f => f.Severity == LintSeverity.Error && f.Why == why);

    [Theory]
    [InlineData("images")]
    [InlineData("images=1x3")]
    [InlineData("images=1x3,1x3,4y3")]
    [InlineData("images=1x3,1x3,4x3x1")]
    [InlineData("=1x3,1x3,4x3")]
    public void A_profile_of_another_form_is_refused_with_an_example(string text) =>
        FluentActions.Invoking(() => ProfileShapes.Parse(text)).Should().Throw<ParityException>().WithMessage("*images=1x3x640x640*");

    [Fact]
    public void A_candidate_s_profile_is_read_from_the_options_it_became()
    {
        var shapes = ProfileShapes.FromOptions(new Dictionary<string, string>
        {
            ["trt_profile_min_shapes"] = "images:1x3x640x640,orig_target_sizes:1x2",
            ["trt_profile_opt_shapes"] = "images:2x3x640x640,orig_target_sizes:2x2",
            ["trt_profile_max_shapes"] = "images:4x3x640x640,orig_target_sizes:4x2",
        });

        shapes.Select(s => $"{s.Input} {s.Min[0]} {s.Opt[0]} {s.Max[0]}").Should().Equal("images 1 2 4", "orig_target_sizes 1 2 4");
    }

    private static List<LintFinding> Find(params string[] profile) =>
        [.. ModelLint.Run(LintSample.Load("rtdetr.onnx"), new() { Target = LintTarget.Parse("tensorrt:8.6"), Profile = [.. profile.Select(ProfileShapes.Parse)] }).Findings.Where(f => f.Rule.Id == "tensorrt-profile")];
}
