using Parity.Imaging;
using Parity.Imaging.Steps;
using Parity.Specs;

namespace Parity.Tests.Imaging;

public sealed class PreprocessBinderTests
{
    private readonly SpecProblems _problems = new();

    [Fact]
    public void A_preset_by_name_becomes_its_steps()
    {
        var spec = PreprocessBinder.Read(Scalar("rtdetr"), _problems);

        _problems.Items.Should().BeEmpty();
        spec!.Preset.Should().Be("rtdetr");
        PreprocessPipeline.Bind(spec, _problems)!.Steps.Should().Equal(PreprocessPresets.All["rtdetr"]);
    }

    [Fact]
    public void Set_changes_one_setting_of_a_step_and_keeps_the_others()
    {
        var steps = Bound(Map(("preset", Scalar("rtdetr")), ("set", Map(("resize", Map(("size", Scalar("320"))))))));

        steps[1].Should().Be(new ResizeStep(new StretchRule(320, 320), ResizeFilter.PillowBilinear));
    }

    [Fact]
    public void Replace_remove_and_append_change_whole_steps()
    {
        var steps = Bound(Map(
            ("preset", Scalar("rtdetr")),
            ("replace", Map(("scale", Scalar("1/225")))),
            ("remove", List(Scalar("batch"))),
            ("append", List(Map(("dtype", Scalar("float16")))))));

        steps.Select(s => s.Name).Should().Equal("decode", "resize", "scale", "layout", "dtype");
        steps[2].Should().Be(ScaleStep.DivideBy(225));
    }

    [Fact]
    public void Every_problem_is_reported_with_its_place_and_a_suggestion()
    {
        var list = new SpecList(At(1), [
            new SpecScalar(At(2), "decod"),
            new SpecMap(At(3), [new(new(At(3), "resize"), new SpecMap(At(3), [
                new(new(At(3), "size"), new SpecScalar(At(4), "0")),
                new(new(At(5), "filter"), new SpecScalar(At(5), "pillow-bilinar"))]))]),
            new SpecMap(At(6), [new(new(At(6), "normalize"), new SpecMap(At(6), [new(new(At(6), "mean"), List(Scalar("1")))]))]),
            new SpecScalar(At(7), "decode"),
        ]);

        PreprocessBinder.Read(list, _problems).Should().BeNull();

        _problems.Items.Select(p => p.ToString()).Should().BeEquivalentTo(
            "spec.yaml:2:1: unknown step \"decod\" in preprocess; did you mean \"decode\"?",
            "spec.yaml:4:1: \"size\" must be a side in pixels or [width, height], from 1 to 32768.",
            "spec.yaml:5:1: \"filter\" cannot be \"pillow-bilinar\"; did you mean \"pillow-bilinear\"?",
            "spec.yaml:6:1: \"mean\" needs 3 numbers, one per channel; found 1.",
            "spec.yaml:6:1: normalize needs \"std\".",
            "spec.yaml:7:1: \"decode\" must be the first step of preprocess; move it up.");
    }

    [Theory]
    [InlineData("rtdetrr", "unknown preset \"rtdetrr\"; did you mean \"rtdetr\"?")]
    [InlineData("", "*must be a preset's name, a list of steps, or a mapping with \"preset\"*torchvision-detection*")]
    public void An_unusable_preset_is_reported(string name, string message)
    {
        PreprocessBinder.Read(Scalar(name), _problems).Should().BeNull();

        _problems.Items.Should().ContainSingle().Which.Message.Should().Match(message);
    }

    [Fact]
    public void A_change_to_a_step_the_preset_lacks_is_reported()
    {
        PreprocessBinder.Read(Map(("preset", Scalar("rtdetr")), ("set", Map(("letterbox", Map(("size", Scalar("320"))))))), _problems);

        _problems.Items.Should().ContainSingle().Which.Message.Should().StartWith("the preset has no step \"letterbox\"");
    }

    [Theory]
    [InlineData("size", "long_side")]
    [InlineData("fit", "short_side")]
    public void Two_rules_for_one_size_are_refused(string first, string second)
    {
        var resize = Map((first, Scalar("640")), (second, Scalar("640")), ("filter", Scalar("opencv-linear")));

        PreprocessBinder.Read(List(Map(("resize", resize))), _problems).Should().BeNull();

        _problems.Items.Should().ContainSingle().Which.Message.Should().StartWith("resize needs exactly one of");
    }

    private System.Collections.Immutable.ImmutableArray<IPreprocessStep> Bound(SpecNode node)
    {
        var spec = PreprocessBinder.Read(node, _problems);
        _problems.Items.Should().BeEmpty();
        return PreprocessPipeline.Bind(spec!, _problems)!.Steps;
    }

    private static SpecLocation At(int line) => new("spec.yaml", line, 1);

    private static SpecScalar Scalar(string text) => new(At(9), text);

    private static SpecList List(params SpecNode[] items) => new(At(9), items);

    private static SpecMap Map(params (string Key, SpecNode Value)[] entries) =>
        new(At(9), [.. entries.Select(e => KeyValuePair.Create(Scalar(e.Key), e.Value))]);
}
