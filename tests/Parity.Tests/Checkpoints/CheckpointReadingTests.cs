using Parity.Checkpoints;

namespace Parity.Tests.Checkpoints;

public class CheckpointReadingTests
{
    public static TheoryData<string> Readable => FixtureFile.WithOutcome("weights");

    [Fact]
    public void The_book_of_fixtures_covers_every_container_and_layout() =>
        FixtureFile.All.Count(f => f.Outcome == "weights").Should().BeGreaterThan(40);

    [Theory]
    [MemberData(nameof(Readable))]
    public void Every_tensor_has_the_name_shape_format_and_bytes_that_torch_reads(string name)
    {
        var fixture = FixtureFile.Named(name);
        using var file = CheckpointFile.Open(fixture.Path);
        foreach (var (path, expected) in fixture.Entries)
        {
            var weights = file.SelectWeights(path, stripPrefix: string.Empty);
            weights.Entry.Should().Be(path);
            weights.StateDict.Entries.Select(FixtureTensor.Of).Should().Equal(expected);
        }
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public void The_layout_chooses_the_entry_that_holds_the_right_weights(string name)
    {
        var fixture = FixtureFile.Named(name);
        using var file = CheckpointFile.Open(fixture.Path);
        var weights = file.SelectWeights(stripPrefix: string.Empty);
        weights.Entry.Should().Be(fixture.Chosen);
        weights.Notes.Should().NotBeEmpty("the choice is reported");
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public void Tensors_are_read_from_the_file_only_when_asked_for(string name)
    {
        using var file = CheckpointFile.Open(FixtureFile.PathOf(name));
        var entry = file.SelectWeights().StateDict.Entries[0];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var tensor = entry.Read();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(tensor.Bytes.Length + 400_000);
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public void A_tensor_can_be_read_into_memory_that_is_there_already(string name)
    {
        using var file = CheckpointFile.Open(FixtureFile.PathOf(name));
        foreach (var entry in file.SelectWeights().StateDict.Entries.Concat(file.SelectWeights().ExtraTensors.Values))
        {
            var expected = entry.Read().Bytes.ToArray();
            var target = new byte[expected.Length];
            entry.Rename("other").ReadInto(target);
            target.Should().Equal(expected);
            var act = () => entry.ReadInto(new byte[expected.Length + 1]);
            act.Should().Throw<ArgumentException>();
        }
    }
}
