using Parity.Checkpoints;

namespace Parity.Tests.Checkpoints.Layouts;

public class LayoutTests
{
    [Theory]
    [InlineData("raw-zip.pth", "raw state dict", "")]
    [InlineData("rtdetr-v1.pth", "RT-DETR trainer v1", "ema.module")]
    [InlineData("rtdetr-v1-without-ema.pth", "RT-DETR trainer v1 without EMA", "model")]
    [InlineData("rtdetr-v2.pth", "RT-DETR trainer v2", "ema.module")]
    [InlineData("rtdetr-release.pth", "RT-DETR released weights", "ema.module")]
    [InlineData("torchvision-trainer.pth", "torchvision reference trainer", "model")]
    [InlineData("mmengine-runner.pth", "mmengine runner", "state_dict")]
    [InlineData("mmengine-published.pth", "mmengine runner", "state_dict")]
    [InlineData("mmrazor-distilled.pth", "MMRazor distillation", "state_dict")]
    [InlineData("ultralytics-last.pt", "Ultralytics", "ema")]
    [InlineData("ultralytics-best.pt", "Ultralytics", "model")]
    [InlineData("whole-module.pth", "pickled module torch.nn.modules.container.Sequential", "")]
    [InlineData("wrapped-state-dict.pth", "dict with one set of weights", "state_dict")]
    public void A_layout_is_recognised_and_its_entry_chosen(string name, string layout, string entry)
    {
        using var file = CheckpointFile.Open(FixtureFile.PathOf(name));
        var weights = file.SelectWeights();
        weights.Layout.Should().Be(layout);
        weights.Entry.Should().Be(entry);
    }

    [Theory]
    [InlineData("dataparallel.pth", "stripped \"module.\" from every key (DataParallel or an averaged model)")]
    [InlineData("compiled.pth", "stripped \"_orig_mod.\" from every key (torch.compile)")]
    [InlineData("dataparallel-compiled.pth", "stripped \"_orig_mod.\" from every key (torch.compile)")]
    public void Wrappings_around_every_key_are_removed_and_reported(string name, string note)
    {
        using var file = CheckpointFile.Open(FixtureFile.PathOf(name));
        var weights = file.SelectWeights();
        weights.Notes.Should().Contain(note);
        weights.StateDict.Entries[0].Name.Should().Be("0.weight");
        weights.StateDict.Entries.Should().HaveCount(8);
    }

    [Fact]
    public void Of_a_distilled_checkpoint_the_student_is_taken_and_the_rest_is_named()
    {
        var fixture = FixtureFile.Named("mmrazor-distilled.pth");
        using var file = CheckpointFile.Open(fixture.Path);
        var weights = file.SelectWeights();
        const string student = "architecture.";
        var expected = fixture.Entries["state_dict"].Where(t => t.Name.StartsWith(student, StringComparison.Ordinal)).Select(t => t with { Name = t.Name[student.Length..] });
        weights.StateDict.Entries.Select(FixtureTensor.Of).Should().Equal(expected);
        weights.Notes.Should().Contain("kept the student, architecture.*, and left out 10 teacher.*, 3 distiller.*");
    }

    [Fact]
    public void Naming_the_raw_weights_of_an_averaging_trainer_is_obeyed_with_a_warning()
    {
        using var file = CheckpointFile.Open(FixtureFile.PathOf("mmengine-runner.pth"));
        var weights = file.SelectWeights("ema_state_dict");
        weights.Entry.Should().Be("ema_state_dict");
        weights.Notes[0].Should().Contain("this layout (mmengine runner) usually uses state_dict: with an EMA hook state_dict holds the averaged weights");
        weights.StateDict.Entries.Should().HaveCount(10, "module. is stripped and the hook's own counter left out");
    }

    [Fact]
    public void A_name_above_the_only_weights_finds_them()
    {
        using var file = CheckpointFile.Open(FixtureFile.PathOf("rtdetr-v1.pth"));
        file.SelectWeights("ema").Entry.Should().Be("ema.module");
    }

    [Fact]
    public void The_classes_of_an_mmengine_runner_are_attributes()
    {
        using var file = CheckpointFile.Open(FixtureFile.PathOf("mmengine-runner.pth"));
        file.SelectWeights().Attributes["names"].Should().Be("""["circle","square","triangle"]""");
    }
}
