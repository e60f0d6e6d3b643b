using System.Text.Json;
using Parity.Goldens;

namespace Parity.Cli.Tests;

public sealed class ReviewCommandTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    [Fact]
    public async Task Pending_lists_what_a_run_left_with_its_picture_and_headroom_and_runs_nothing()
    {
        await Received(2);
        Directory.Delete(Path.Combine(_folder.Root, "reference"), recursive: true);
        Directory.CreateDirectory(Path.Combine(_folder.Root, "reference"));

        (await _folder.Run("pending")).Should().Be(ExitCodes.Parity);

        _folder.Out.Should().Contain("boxes › a.png: changed").And.Contain("moved: thing 0.9000 [10.00, 20.00, 60.00, 90.00] by 2 px")
            .And.Contain("boxes moved by up to 2 px (tolerance 0.5 px)").And.Contain(Path.Combine("goldens", "boxes", "a.png.received.png")).And.Contain("1 pending");
    }

    [Fact]
    public async Task Pending_as_json_carries_the_figures()
    {
        await Received(2);
        var before = _folder.Out.Length;

        await _folder.Run("pending", "--json");

        using var json = JsonDocument.Parse(_folder.Out[before..]);
        var golden = json.RootElement.EnumerateArray().Should().ContainSingle().Subject;
        golden.GetProperty("image").GetString().Should().Be("a.png");
        golden.GetProperty("kind").GetString().Should().Be("changed");
        golden.GetProperty("headroom").GetProperty("boxPixels").GetDouble().Should().BeApproximately(2, 1e-3);
        golden.TryGetProperty("refusal", out _).Should().BeFalse();
    }

    [Fact]
    public async Task An_image_that_no_spec_has_is_an_error_and_not_an_empty_review()
    {
        (await _folder.Run("review", "--image", "nix")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("expected an image that matches nix; found none in the specs");
    }

    [Theory]
    [InlineData("a\n", "1 accepted, 0 rejected, 0 left", true, false, ExitCodes.Parity)]
    [InlineData("A\n", "1 accepted, 0 rejected, 0 left", true, false, ExitCodes.Parity)]
    [InlineData("r\n", "0 accepted, 1 rejected, 0 left", false, false, ExitCodes.Parity)]
    [InlineData("s\n", "0 accepted, 0 rejected, 1 left", false, true, ExitCodes.NoParity)]
    [InlineData("q\n", "0 accepted, 0 rejected, 1 left", false, true, ExitCodes.NoParity)]
    [InlineData("", "0 accepted, 0 rejected, 1 left", false, true, ExitCodes.NoParity)]
    [InlineData("what\na\n", "found \"what\"", true, false, ExitCodes.Parity)]
    public async Task Each_answer_does_what_it_says(string answers, string said, bool changed, bool left, int code)
    {
        await Received(2);
        var old = File.ReadAllText(Golden(".verified.json"));
        _folder.Answers = answers;

        (await _folder.Run("review")).Should().Be(code);

        _folder.Out.Should().Contain(said);
        (File.ReadAllText(Golden(".verified.json")) != old).Should().Be(changed);
        File.Exists(Golden(".received.json")).Should().Be(left);
        File.Exists(Golden(".received.png")).Should().Be(left);
    }

    [Fact]
    public async Task What_was_accepted_in_a_review_holds_in_the_next_run()
    {
        await Received(2);
        _folder.Answers = "a\n";
        await _folder.Run("review");

        (await _folder.Run("run")).Should().Be(ExitCodes.Parity);
    }

    [Fact]
    public async Task What_was_received_of_another_image_file_or_preprocessing_is_refused()
    {
        await Received(2);
        File.Copy(RepositoryRoot.File("goldens", "images", "shapes", "scene-3.png"), Path.Combine(_folder.Root, "images", "a.png"), overwrite: true);
        await Refused("another image");

        File.Copy(RepositoryRoot.File("goldens", "images", "shapes", "scene-1.png"), Path.Combine(_folder.Root, "images", "a.png"), overwrite: true);
        var spec = Path.Combine(_folder.Root, "specs", "boxes.yaml");
        File.WriteAllText(spec, File.ReadAllText(spec).Replace("preprocess: torchvision-detection", "preprocess: rtdetr", StringComparison.Ordinal));
        await Refused("another preprocess");
    }

    [Fact]
    public async Task What_was_edited_by_hand_into_something_the_spec_does_not_expect_is_refused()
    {
        await Received(2);
        var text = File.ReadAllText(Golden(".received.json"));
        File.WriteAllText(Golden(".received.json"), text[..text.IndexOf("\"detections\"", StringComparison.Ordinal)] + "\"detections\": []\n}\n");

        await Refused("reference that fails");
    }

    [Fact]
    public async Task A_received_file_that_is_damaged_is_refused_and_can_be_rejected()
    {
        await Received(2);
        File.WriteAllText(Golden(".received.json"), "{");
        await Refused("a.png.received.json");

        _folder.Answers = "r\n";
        (await _folder.Run("review")).Should().Be(ExitCodes.Parity);
        File.Exists(Golden(".received.json")).Should().BeFalse();
    }

    [Fact]
    public async Task A_reference_that_fails_is_not_accepted()
    {
        await _folder.Run("accept");
        var old = File.ReadAllText(Golden(".verified.json"));
        _folder.RecordNothing();

        (await _folder.Run("accept")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("no golden is made of a reference that fails");
        File.ReadAllText(Golden(".verified.json")).Should().Be(old);
    }

    [Fact]
    public async Task Only_images_of_a_pattern_are_accepted()
    {
        (await _folder.Run("accept", "--image", "b*")).Should().Be(ExitCodes.CouldNotJudge);
        _folder.Error.Should().Contain("expected an image that matches b*");

        (await _folder.Run("accept", "--image", "a.*", "--check")).Should().Be(ExitCodes.NoParity);
        (await _folder.Run("accept", "--image", "a.*")).Should().Be(ExitCodes.Parity);
        File.Exists(Golden(".verified.json")).Should().BeTrue();
    }

    [Fact]
    public async Task A_build_server_reviews_nothing()
    {
        using var server = new CommandFolder { IsBuildServer = true };

        (await server.Run("review")).Should().Be(ExitCodes.CouldNotJudge);

        server.Error.Should().Contain("build server");
    }

    public void Dispose() => _folder.Dispose();

    private string Golden(string suffix) => Path.Combine(_folder.Root, "goldens", "boxes", "a.png" + suffix);

    // Approves, then moves the reference and runs.
    private async Task Received(float moved)
    {
        await _folder.Run("accept");
        _folder.Record(0, moved);
        (await _folder.Run("run")).Should().Be(ExitCodes.NoParity);
        File.Exists(Golden(".received.json")).Should().BeTrue();
    }

    private async Task Refused(string reason)
    {
        var old = File.ReadAllText(Golden(".verified.json"));
        _folder.Answers = "a\n";
        (await _folder.Run("review")).Should().Be(ExitCodes.NoParity);
        _folder.Error.Should().Contain(reason);
        File.ReadAllText(Golden(".verified.json")).Should().Be(old);
    }
}
