using Parity.Checkpoints;

namespace Parity.Tests.Checkpoints;

public class CheckpointRefusalTests
{
    public static TheoryData<string> Refused => FixtureFile.WithOutcome("no weights", "not a checkpoint", "damaged", "unsupported");

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_file_that_cannot_be_used_is_refused_with_its_kind_and_its_path(string name)
    {
        var fixture = FixtureFile.Named(name);
        var exception = Refuse(fixture.Path);
        exception.Kind.Should().Be(fixture.Outcome switch
        {
            "no weights" => CheckpointProblem.NoWeights,
            "not a checkpoint" => CheckpointProblem.NotACheckpoint,
            "damaged" => CheckpointProblem.Damaged,
            _ => CheckpointProblem.Unsupported,
        });
        exception.Path.Should().Be(fixture.Path);
        exception.Message.Should().StartWith(fixture.Path + ": ");
    }

    internal static CheckpointException Refuse(string path)
    {
        var act = () =>
        {
            using var file = CheckpointFile.Open(path);
            foreach (var entry in file.SelectWeights().StateDict.Entries)
            {
                entry.Read();
            }
        };
        return act.Should().Throw<CheckpointException>().Which;
    }
}
