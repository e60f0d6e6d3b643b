using Parity.Goldens;
using Parity.Specs;
using Parity.Tests.Comparison;

namespace Parity.Tests.Goldens;

public sealed class ReceivedGoldenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ParitySpec _spec;
    private readonly Golden _golden = Some.Golden(Some.Detection());

    public ReceivedGoldenTests() => _spec = Some.Spec with { GoldenFolder = _folder.Of("goldens", "shapes") };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void On_a_desktop_a_received_golden_lies_beside_the_approved_one()
    {
        Received(onServer: false).Write(_golden, [1]).Should().Be(_folder.Of("goldens", "shapes", "a.png.received.json"));

        _folder.Files.Should().Equal("goldens/shapes/a.png.received.json", "goldens/shapes/a.png.received.png");
    }

    [Fact]
    public void On_a_build_server_nothing_is_written_under_goldens()
    {
        Received(onServer: true).Write(_golden with { Image = "night/a.png" }, [1]);

        _folder.Files.Should().Equal("artefacts/goldens/shapes/night/a.png.received.json", "artefacts/goldens/shapes/night/a.png.received.png");
    }

    [Fact]
    public void A_received_golden_moved_into_place_by_a_tool_is_an_approved_one()
    {
        var path = Received(onServer: false).Write(_golden);

        File.Move(path, new GoldenStore(_spec.GoldenFolder).VerifiedPath("a.png"));

        GoldenPreview.Of(new GoldenStore(_spec.GoldenFolder).Find("a.png"), _golden, _spec).Kind.Should().Be(GoldenChangeKind.Unchanged);
    }

    [Fact]
    public void A_received_golden_is_not_a_golden() =>
        new GoldenStore(Path.GetDirectoryName(Received(onServer: false).Write(_golden))!).Images().Should().BeEmpty();

    [Fact]
    public void What_was_received_is_discarded_once_the_golden_holds()
    {
        Received(onServer: false).Write(_golden, [1]);

        Received(onServer: false).Discard("a.png");

        _folder.Files.Should().BeEmpty();
    }

    [Fact]
    public void A_build_server_discards_nothing_under_goldens()
    {
        Received(onServer: false).Write(_golden);

        Received(onServer: true).Discard("a.png");

        _folder.Files.Should().Equal("goldens/shapes/a.png.received.json");
    }

    [Fact]
    public async Task Without_an_approved_golden_no_diff_tool_is_opened_because_it_would_create_one()
    {
        Received(onServer: false).Write(_golden);

        (await Received(onServer: false).OpenDiffAsync("a.png")).Should().BeFalse();
        _folder.Files.Should().Equal("goldens/shapes/a.png.received.json");
    }

    [Theory]
    [InlineData(null, false, false)]
    [InlineData("", false, false)]
    [InlineData("true", false, true)]
    [InlineData("1", false, true)]
    [InlineData("woodpecker", false, true)]
    [InlineData("false", false, false)]
    [InlineData("0", false, false)]
    [InlineData(null, true, true)]
    public void A_build_server_is_one_that_says_so_or_that_DiffEngine_knows(string? variable, bool known, bool expected) =>
        ContinuousIntegration.Detect(variable, known).Should().Be(expected);

    private ReceivedGoldens Received(bool onServer) => new(_spec, _folder.Of("artefacts"), new DiskFiles(), onServer);
}
