using Parity.Checkpoints;

namespace Parity.Tests.Checkpoints.Layouts;

public class WeightSelectionTests
{
    [Fact]
    public void A_misspelt_entry_is_refused_with_the_nearest_name()
    {
        var exception = Refuse("rtdetr-v1.pth", entry: "ema.modul");
        exception.Kind.Should().Be(CheckpointProblem.NoWeights);
        exception.Message.Should().EndWith("the spec says \"weights: ema.modul\", but there is no such entry. did you mean \"ema.module\"?");
    }

    [Fact]
    public void An_entry_that_is_no_state_dict_is_refused_with_what_it_is() =>
        Refuse("ultralytics-last.pt", entry: "model").Message.Should().Contain("\"weights: model\", but it is None").And.Contain("ema");

    [Fact]
    public void An_optimizer_is_never_taken_for_weights() =>
        Refuse("rtdetr-v1.pth", entry: "optimizer").Message.Should().Contain("it is a dict of 2");

    [Fact]
    public void A_prefix_that_no_key_has_is_refused_with_the_prefixes_there_are()
    {
        var exception = Refuse("rtdetr-v1.pth", stripPrefix: "architecture.");
        exception.Message.Should().Contain("\"strip_prefix: architecture.\", but no key starts with it. The keys start with: backbone., encoder., decoder.");
    }

    [Theory]
    [InlineData("teacher.")]
    [InlineData("teacher")]
    public void A_named_prefix_selects_the_keys_below_it(string prefix)
    {
        var weights = Select("mmrazor-distilled.pth", stripPrefix: prefix);
        weights.StateDict.Entries.Should().HaveCount(10);
        weights.StateDict.Entries[0].Name.Should().Be("backbone.stem.0.conv.weight");
        weights.Notes.Should().Contain("stripped \"teacher.\", as the spec says, and left out 10 architecture.*, 3 distiller.*");
    }

    [Fact]
    public void A_prefix_below_a_known_wrapping_is_found_too() =>
        Select("mmrazor-distilled.pth", entry: "ema_state_dict", stripPrefix: "architecture.").StateDict.Entries.Should().HaveCount(10);

    [Fact]
    public void Rules_rename_whole_parts_of_a_key_and_the_first_that_fits_applies()
    {
        var weights = Select("mmyolo.pth", rename: [new("neck.reduce_layers.2", "neck.reduce_layers.0"), new("neck.top_down_layers.0.1", "neck.reduce_layers.1"), new("neck.top_down_layers", "neck.other")]);
        var names = weights.StateDict.Entries.Select(e => e.Name);
        names.Should().Contain("neck.reduce_layers.0.conv.weight").And.Contain("neck.reduce_layers.1.conv.weight").And.Contain("neck.other.0.0.conv.weight");
        weights.Notes.Should().Contain("renamed 3 keys, as the spec says");
    }

    [Fact]
    public void A_rule_does_not_fit_in_the_middle_of_a_name() =>
        Refuse("raw-zip.pth", rename: [new("0.wei", "x")]).Message.Should().Contain("the spec renames \"0.wei\", but no key starts with it");

    [Fact]
    public void Two_keys_that_become_one_are_refused_by_name()
    {
        var exception = Refuse("raw-zip.pth", rename: [new("0", "3")]);
        exception.Kind.Should().Be(CheckpointProblem.Ambiguous);
        exception.Message.Should().Contain("\"0.weight\" and \"3.weight\" both become \"3.weight\"");
    }

    [Fact]
    public void A_renamed_entry_reads_the_same_bytes()
    {
        var fixture = FixtureFile.Named("raw-zip.pth").Entries[string.Empty][0];
        using var file = CheckpointFile.Open(FixtureFile.PathOf("raw-zip.pth"));
        var entry = file.SelectWeights(rename: [new("0", "stem")]).StateDict["stem.weight"];
        FixtureTensor.Of(entry).Should().Be(fixture with { Name = "stem.weight" });
    }

    private static CheckpointWeights Select(string name, string? entry = null, string? stripPrefix = null, KeyValuePair<string, string>[]? rename = null)
    {
        using var file = CheckpointFile.Open(FixtureFile.PathOf(name));
        return file.SelectWeights(entry, stripPrefix, rename);
    }

    private static CheckpointException Refuse(string name, string? entry = null, string? stripPrefix = null, KeyValuePair<string, string>[]? rename = null)
    {
        var act = () => Select(name, entry, stripPrefix, rename);
        return act.Should().Throw<CheckpointException>().Which;
    }
}
