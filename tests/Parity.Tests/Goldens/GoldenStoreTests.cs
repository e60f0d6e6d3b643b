using Parity.Comparison;
using Parity.Goldens;
using Parity.Tests.Comparison;

namespace Parity.Tests.Goldens;

public sealed class GoldenStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly GoldenStore _store;
    private readonly GoldenAcceptor _acceptor;

    public GoldenStoreTests()
    {
        _store = new(_folder.Of("shapes"));
        _acceptor = new(Some.Spec with { GoldenFolder = _folder.Of("shapes") }, new DiskFiles(), onServer: false);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Goldens_mirror_the_path_of_their_image_so_that_equal_stems_do_not_collide()
    {
        foreach (var image in (string[])["a.png", "a.jpg", "night/a.png"])
        {
            _acceptor.Accept(Some.Golden(Some.Detection()) with { Image = image });
        }

        _folder.Files.Should().Equal("shapes/a.jpg.verified.json", "shapes/a.png.verified.json", "shapes/night/a.png.verified.json");
        _store.Images().Should().Equal("a.jpg", "a.png", "night/a.png");
        _store.Find("night/a.png")!.Image.Should().Be("night/a.png");
    }

    [Fact]
    public void An_image_without_a_golden_has_none() => _store.Find("a.png").Should().BeNull();

    [Fact]
    public void A_golden_copied_from_another_image_is_refused()
    {
        _acceptor.Accept(Some.Golden(Some.Detection()));
        File.Copy(_store.VerifiedPath("a.png"), _store.VerifiedPath("b.png"));

        var find = () => _store.Find("b.png");

        find.Should().Throw<ParityException>().WithMessage("*expected the golden of \"b.png\"; found that of \"a.png\"*");
    }

    [Theory]
    [InlineData("../outside.png")]
    [InlineData("a/../../outside.png")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public void A_name_that_leads_out_of_the_folder_is_refused(string image)
    {
        var path = () => _store.VerifiedPath(image);

        path.Should().Throw<ParityException>();
    }

    [Fact]
    public void Every_golden_with_its_image_is_accounted_for()
    {
        _acceptor.Accept(Some.Golden(Some.Detection()), [1, 2, 3]);

        var verdict = _store.Account(Some.Spec);

        verdict.Outcome.Should().Be(Outcome.Passed);
        verdict.Goldens.Should().Be(1);
    }

    [Fact]
    public void A_golden_without_its_image_is_an_orphan_and_fails()
    {
        _acceptor.Accept(Some.Golden(Some.Detection()));
        _acceptor.Accept(Some.Golden(Some.Detection()) with { Image = "gone.png" });

        var verdict = _store.Account(Some.Spec);

        verdict.Outcome.Should().Be(Outcome.Failed);
        verdict.Checks.Single().Where.Should().Be(_store.VerifiedPath("gone.png"));
        VerdictText.For(verdict).Should().Be(
            """
            Not accounted for: shapes, 2 goldens
              golden-orphan: expected an image "gone.png" for its golden, found no such image in the spec; delete the golden, or bring back the image
            """);
    }

    [Fact]
    public void A_picture_left_without_its_golden_and_its_image_is_an_orphan_too()
    {
        Directory.CreateDirectory(_store.Folder);
        File.WriteAllBytes(_store.OverlayPath("gone.png"), [1]);

        _store.Account(Some.Spec).Outcome.Should().Be(Outcome.Failed);
    }

    [Fact]
    public void Folders_that_no_spec_claims_are_named_and_folders_without_goldens_are_not()
    {
        _acceptor.Accept(Some.Golden(Some.Detection()));
        foreach (var path in (string[])["old/a.png.verified.json", "nested/deep/b.png.verified.json", "images/a.png"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.Of(path))!);
            File.WriteAllText(_folder.Of(path), "{}");
        }

        GoldenFolders.Unclaimed(_folder.Path, [_folder.Of("shapes")]).Should().Equal(_folder.Of("nested"), _folder.Of("old"));
        GoldenFolders.Unclaimed(_folder.Path, [_folder.Of("shapes"), _folder.Of("old"), _folder.Of("nested", "deep")]).Should().BeEmpty();
        GoldenFolders.Unclaimed(_folder.Of("nowhere"), []).Should().BeEmpty();
    }

    [Fact]
    public void A_claimed_folder_does_not_claim_one_whose_name_only_begins_alike()
    {
        Directory.CreateDirectory(_folder.Of("shapes-old"));
        File.WriteAllText(_folder.Of("shapes-old", "a.png.verified.json"), "{}");

        GoldenFolders.Unclaimed(_folder.Path, [_folder.Of("shapes")]).Should().Equal(_folder.Of("shapes-old"));
    }
}
