using System.Text;
using Parity.Goldens;
using Parity.Specs;
using Parity.Tests.Comparison;

namespace Parity.Tests.Goldens;

public sealed class GoldenAcceptorTests : IDisposable
{
    private static readonly byte[] OldPicture = [1, 2, 3];
    private static readonly byte[] NewPicture = [4, 5, 6, 7];
    private readonly TemporaryFolder _folder = new();
    private readonly ParitySpec _spec;
    private readonly GoldenStore _store;
    private readonly Golden _old = Some.Golden(Some.Detection(), Some.Detection(x: 100, label: 2));
    private readonly Golden _new = Some.Golden(Some.Detection(x: 13), Some.Detection(x: 100, label: 3)) with { MadeFrom = Some.Provenance with { Checkpoint = "c1" } };

    public GoldenAcceptorTests()
    {
        _spec = Some.Spec with { GoldenFolder = _folder.Of("shapes") };
        _store = new(_spec.GoldenFolder);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Approving_writes_golden_and_picture_and_removes_what_was_received()
    {
        Received().Write(_new, NewPicture);

        Acceptor().Accept(_new, NewPicture).Kind.Should().Be(GoldenChangeKind.New);

        _folder.Files.Should().Equal("shapes/a.png.verified.json", "shapes/a.png.verified.png");
        _store.Find("a.png").Should().BeEquivalentTo(_new, options => options.Excluding(g => g.Tensor.Channels));
        File.ReadAllBytes(_store.OverlayPath("a.png")).Should().Equal(NewPicture);
    }

    [Fact]
    public void Approving_shows_what_it_changes_in_words()
    {
        Acceptor().Accept(_old);

        var preview = Acceptor().Preview(_new);

        preview.Kind.Should().Be(GoldenChangeKind.Changed);
        preview.Lines.Should().Equal(
            "made from another checkpoint",
            "relabelled: square 0.9000 [100.00, 20.00, 140.00, 50.00] is now triangle",
            "moved: circle 0.9000 [10.00, 20.00, 50.00, 50.00] by 3 px to [13.00, 20.00, 53.00, 50.00]");
        _store.Find("a.png")!.MadeFrom.Checkpoint.Should().Be("c0", "a preview writes nothing");
    }

    [Fact]
    public void Changes_inside_the_tolerances_are_counted()
    {
        Acceptor().Accept(_old);

        Acceptor().Preview(Some.Golden(Some.Detection(x: 10.25f), Some.Detection(x: 100, label: 2))).Lines
            .Should().Equal("1 detection changed inside the tolerances (by up to 0.25 px and 0)");
    }

    [Fact]
    public void An_unchanged_golden_is_not_written_again_so_that_nothing_shows_up_in_a_diff()
    {
        Acceptor().Accept(_old, OldPicture);
        Received().Write(_old, NewPicture);

        Acceptor().Accept(_old, NewPicture).Kind.Should().Be(GoldenChangeKind.Unchanged);

        File.ReadAllBytes(_store.OverlayPath("a.png")).Should().Equal(OldPicture);
        _folder.Files.Should().Equal("shapes/a.png.verified.json", "shapes/a.png.verified.png");
    }

    [Fact]
    public void A_picture_that_no_longer_fits_its_golden_is_deleted_with_it()
    {
        Acceptor().Accept(_old, OldPicture);

        Acceptor().Accept(_new);

        _folder.Files.Should().Equal("shapes/a.png.verified.json");
    }

    [Fact]
    public void On_a_build_server_nothing_is_approved()
    {
        var accept = () => new GoldenAcceptor(_spec, new DiskFiles(), onServer: true).Accept(_new, NewPicture);

        accept.Should().Throw<ParityException>().WithMessage("*found a build server*");
        _folder.Files.Should().BeEmpty();
    }

    [Fact]
    public void A_golden_that_cannot_be_read_is_replaced_and_the_preview_says_so()
    {
        Directory.CreateDirectory(_store.Folder);
        File.WriteAllText(_store.VerifiedPath("a.png"), "<<<<<<< HEAD");

        Acceptor().Accept(_new).Lines[0].Should().StartWith("replaces a golden that cannot be used").And.Contain("merge conflict");
        _store.Find("a.png").Should().NotBeNull();
    }

    [Fact]
    public void A_process_killed_at_any_step_loses_neither_the_old_golden_nor_what_was_received()
    {
        var steps = new FailingFiles(int.MaxValue);
        new GoldenAcceptor(_spec, steps, onServer: false).Accept(_new, NewPicture);
        steps.Steps.Should().BeGreaterThan(4);

        for (var step = 0; step < steps.Steps; step++)
        {
            Directory.Delete(_spec.GoldenFolder, recursive: true);
            Acceptor().Accept(_old, OldPicture);
            Received().Write(_new, NewPicture);

            var accept = () => new GoldenAcceptor(_spec, new FailingFiles(step), onServer: false).Accept(_new, NewPicture);
            accept.Should().Throw<ProcessKilledException>();

            Text(_store.VerifiedPath("a.png")).Should().BeOneOf([Of(_old), Of(_new)], "step {0} must leave a whole golden", step);
            if (Text(_store.VerifiedPath("a.png")) == Of(_old))
            {
                Text(_store.ReceivedPath("a.png")).Should().Be(Of(_new), "step {0} must not lose what was received", step);
            }

            Acceptor().Accept(_new, NewPicture);
            _folder.Files.Should().Equal("shapes/a.png.verified.json", "shapes/a.png.verified.png");
            Text(_store.VerifiedPath("a.png")).Should().Be(Of(_new));
            File.ReadAllBytes(_store.OverlayPath("a.png")).Should().Equal(NewPicture);
        }
    }

    [Fact]
    public void A_disk_that_fills_up_leaves_the_old_golden_what_was_received_and_no_remains()
    {
        for (var fullAt = 0; fullAt < 2; fullAt++)
        {
            Acceptor().Accept(_old, OldPicture);
            Received().Write(_new, NewPicture);

            var accept = () => new GoldenAcceptor(_spec, new FullDisk(fullAt), onServer: false).Accept(_new, NewPicture);

            accept.Should().Throw<ParityException>().WithMessage("*a.png.verified.json: the golden cannot be written: No space left*");
            Text(_store.VerifiedPath("a.png")).Should().Be(Of(_old));
            Text(_store.ReceivedPath("a.png")).Should().Be(Of(_new));
            _folder.Files.Should().NotContain(f => f.EndsWith(".tmp"));
        }
    }

    [Fact]
    public void Two_processes_never_write_the_same_temporary_file()
    {
        Enumerable.Range(0, 100).Select(_ => _store.TemporaryPath("a.png")).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Several_threads_that_approve_and_receive_at_once_leave_whole_files()
    {
        Acceptor().Accept(_old, OldPicture);
        Parallel.For(0, 200, i =>
        {
            var golden = i % 2 == 0 ? _old : _new;
            if (i % 3 == 0)
            {
                Received().Write(golden, NewPicture);
            }
            else
            {
                new GoldenAcceptor(_spec, new DiskFiles(), onServer: false).Accept(golden, i % 2 == 0 ? OldPicture : NewPicture);
            }

            Text(_store.VerifiedPath("a.png")).Should().BeOneOf(Of(_old), Of(_new));
        });

        Text(_store.VerifiedPath("a.png")).Should().BeOneOf(Of(_old), Of(_new));
        _folder.Files.Should().NotContain(f => f.EndsWith(".tmp"));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_gives_a_clear_message()
    {
        File.WriteAllText(_spec.GoldenFolder, "a file where the folder should be");

        var accept = () => Acceptor().Accept(_new);

        accept.Should().Throw<ParityException>().WithMessage("*a.png.verified.json: the golden cannot be written*");
    }

    private GoldenAcceptor Acceptor() => new(_spec, new DiskFiles(), onServer: false) { LeftoverAge = TimeSpan.FromSeconds(-5) };

    private ReceivedGoldens Received() => new(_spec, _folder.Of("artefacts"), new DiskFiles(), onServer: false);

    private string Of(Golden golden) => GoldenFile.Format(golden, _spec.Labels);

    private static string Text(string path) => File.ReadAllText(path, Encoding.UTF8);
}
