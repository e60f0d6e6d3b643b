using System.Text.Json;
using Parity.Goldens;
using Parity.Machines;
using Parity.Reporting;

namespace Parity.Cli.Tests;

public sealed class RunCommandTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    [Fact]
    public async Task Accepting_then_running_holds_and_says_how_much_was_compared()
    {
        (await _folder.Run("accept")).Should().Be(ExitCodes.Parity);
        (await _folder.Run("run")).Should().Be(ExitCodes.Parity);

        _folder.Out.Should().Contain("boxes › a.png: new").And.Contain("1 goldens accepted").And.Contain("3 cases: 3 passed, 0 failed").And.Contain("Parity.");
        File.Exists(Path.Combine(_folder.Root, "goldens", "boxes", "a.png.verified.json")).Should().BeTrue();
    }

    [Fact]
    public async Task A_wrong_divisor_in_the_spec_is_no_parity_though_the_fault_of_that_name_cannot_be_tried_any_more()
    {
        (await _folder.Run("accept")).Should().Be(ExitCodes.Parity);
        var spec = Path.Combine(_folder.Root, "specs", "boxes.yaml");
        File.WriteAllText(spec, File.ReadAllText(spec).Replace("preprocess: torchvision-detection", "preprocess: { preset: torchvision-detection, replace: { scale: 1/225 } }"));

        (await _folder.Run("run")).Should().Be(ExitCodes.NoParity, _folder.Out + _folder.Error);

        _folder.Out.Should().Contain("255/225 times the approved one").And.Contain("boxes › catches divide-by-225")
            .And.Contain("needs a step \"scale: 1/255\", and this preprocessing has none; mend the preprocessing, or take the fault out");
    }

    [Fact]
    public async Task A_misspelt_option_is_no_spec_file()
    {
        (await _folder.Run("run", "--reprot", "out")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("no option --reprot").And.NotContain("no spec");
    }

    [Fact]
    public async Task A_build_server_approves_nothing()
    {
        using var server = new CommandFolder { IsBuildServer = true };

        (await server.Run("accept")).Should().Be(ExitCodes.CouldNotJudge);

        server.Error.Should().Contain("build server");
        Directory.Exists(Path.Combine(server.Root, "goldens", "boxes")).Should().BeFalse();
    }

    [Fact]
    public async Task A_folder_of_goldens_no_spec_claims_is_named_and_those_of_specs_left_out_are_not()
    {
        await _folder.Run("accept");
        CopyGoldens("gone");
        CopyGoldens("other");
        File.WriteAllText(
            Path.Combine(_folder.Root, "specs", "other.yaml"),
            File.ReadAllText(Path.Combine(_folder.Root, "specs", "boxes.yaml")).Replace("model: boxes", "model: other", StringComparison.Ordinal));

        (await _folder.Run("run", "specs/boxes.yaml")).Should().Be(ExitCodes.Parity);

        _folder.Out.Should().Contain($"no spec claims the goldens in {Path.Combine("goldens", "gone")}").And.NotContain(Path.Combine("goldens", "other"));

        void CopyGoldens(string model)
        {
            var source = Path.Combine(_folder.Root, "goldens", "boxes", "a.png.verified.json");
            Directory.CreateDirectory(Path.Combine(_folder.Root, "goldens", model));
            File.Copy(source, Path.Combine(_folder.Root, "goldens", model, "a.png.verified.json"));
        }
    }

    [Fact]
    public async Task Missing_model_files_are_told_by_every_verb_in_the_words_of_the_check()
    {
        _folder.Spec(reference: "recorded: ../refrence", candidate: "onnx: ../gone.onnx");
        (await _folder.Run("check")).Should().Be(ExitCodes.CouldNotJudge);
        var lines = _folder.Error.Trim().Split(Environment.NewLine);
        lines.Should().HaveCount(2);
        lines[0].Should().Contain("boxes.yaml:5:").And.Contain("the recorded of reference, \"refrence\", does not exist in").And.Contain("Near it: \"reference\"");
        lines[1].Should().Contain("boxes.yaml:7:").And.Contain("the onnx of candidate \"shipped\", \"gone.onnx\", does not exist in");

        foreach (var (verb, told) in new[] { ("run specs/boxes.yaml", lines), ("calibrate specs/boxes.yaml", lines), ("accept specs/boxes.yaml", lines[..1]) })
        {
            var before = _folder.Error.Length;
            (await _folder.Run(verb.Split(' '))).Should().Be(ExitCodes.CouldNotJudge, verb);
            _folder.Error[before..].Should().ContainAll(told, verb);
        }
    }

    [Fact]
    public async Task A_missing_candidate_leaves_the_others_judged_and_is_no_skip()
    {
        await _folder.Run("accept");
        _folder.Spec(candidate: "recorded: ../candidate }\n  other: { onnx: ../gone.onnx");

        (await _folder.Run("run")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("boxes.yaml:8:").And.Contain("the onnx of candidate \"other\", \"gone.onnx\", does not exist");
        _folder.Out.Should().Contain("1 not judged, 0 skipped").And.Contain("Could not judge everything.");
    }

    [Fact]
    public async Task Goldens_judge_where_the_spec_lets_them_and_the_run_says_so()
    {
        await _folder.Run("accept");
        Directory.Delete(Path.Combine(_folder.Root, "reference"), recursive: true);
        (await _folder.Run("run")).Should().Be(ExitCodes.CouldNotJudge, "a missing reference is an error unless the spec says otherwise");
        _folder.Spec(reference: "recorded: ../reference, when_missing: golden");

        (await _folder.Run("run")).Should().Be(ExitCodes.Parity);
        _folder.Out.Should().Contain("judged by the approved goldens alone");
        (await _folder.Run("accept")).Should().Be(ExitCodes.CouldNotJudge, "goldens are the reference's, which is not here");
        Directory.CreateDirectory(Path.Combine(_folder.Root, "reference"));
        _folder.Record(shift: 3);
        Directory.Delete(Path.Combine(_folder.Root, "reference"), recursive: true);
        (await _folder.Run("run")).Should().Be(ExitCodes.NoParity);
    }

    [Fact]
    public async Task Without_a_golden_nothing_passes()
    {
        (await _folder.Run("run")).Should().Be(ExitCodes.NoParity);

        _folder.Out.Should().Contain("golden-missing").And.Contain("No parity.");
    }

    [Fact]
    public async Task A_moved_box_is_no_parity_and_the_json_carries_every_figure()
    {
        _folder.Record(shift: 3);

        (await _folder.Run("run", "specs/boxes.yaml", "--output", "out/result.json")).Should().Be(ExitCodes.NoParity);

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.Root, "out", "result.json")));
        json.RootElement.GetProperty("exitCode").GetInt32().Should().Be(ExitCodes.NoParity);
        var model = json.RootElement.GetProperty("models")[0];
        var first = model.GetProperty("cases")[0];
        first.GetProperty("outcome").GetString().Should().Be("failed");
        first.GetProperty("case").GetProperty("displayName").GetString().Should().Be("boxes › shipped › a.png");
        model.GetProperty("verdicts").GetProperty("candidates")[0].GetProperty("images").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task The_report_folder_holds_page_data_and_summary()
    {
        await _folder.Run("accept");
        _folder.Record(shift: 3);

        (await _folder.Run("run", "--report", "out", "-v", "quiet")).Should().Be(ExitCodes.NoParity);

        Directory.GetFiles(Path.Combine(_folder.Root, "out")).Select(Path.GetFileName).Should().BeEquivalentTo(["index.html", "report.json", "summary.md"]);
        var report = ReportFile.Read(Path.Combine(_folder.Root, "out", "report.json"));
        report.ExitCode.Should().Be(ExitCodes.NoParity);
        report.Models[0].Images[0].Width.Should().BeGreaterThan(0);
        report.Models[0].Sources.Select(s => s.Side).Should().Equal("reference", "shipped");
        report.Pictures.Should().ContainSingle();
        File.ReadAllText(Path.Combine(_folder.Root, "out", "summary.md")).Should().Contain("3 px of 0.5 px");
    }

    [Fact]
    public async Task A_build_server_writes_the_report_and_what_was_received_into_one_folder_and_nothing_under_goldens()
    {
        using var server = new CommandFolder { IsBuildServer = true };

        (await server.Run("run")).Should().Be(ExitCodes.NoParity, "nothing is approved yet");

        Directory.GetFileSystemEntries(Path.Combine(server.Root, "goldens")).Should().BeEmpty();
        var artefacts = Path.Combine(server.Root, "artifacts", "parity");
        Directory.GetFiles(artefacts, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(artefacts, f).Replace('\\', '/')).Should().BeEquivalentTo(
            ["index.html", "report.json", "summary.md", "goldens/boxes/a.png.received.json", "goldens/boxes/a.png.received.png"]);
    }

    [Theory]
    [InlineData("run", "--verbosity", "loud", "; expected quiet, normal or detailed.")]
    [InlineData("calibrate specs/boxes.yaml", "--headroom", "much", "; expected a number.")]
    [InlineData("calibrate specs/boxes.yaml", "--repeats", "often", "; expected a whole number.")]
    public async Task A_value_that_cannot_be_read_is_told_without_names_of_types(string command, string option, string value, string expected)
    {
        (await _folder.Run([.. command.Split(' '), option, value])).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain($"'{value}'").And.Contain(option).And.Contain(expected).And.NotContain("System.").And.NotContain("Parity.Cli");
    }

    [Theory]
    [InlineData("quiet", false, false)]
    [InlineData("normal", true, false)]
    [InlineData("detailed", true, true)]
    public async Task Verbosity_chooses_how_much_is_said(string verbosity, bool table, bool cases)
    {
        await _folder.Run("accept");

        (await _folder.Run("run", "--verbosity", verbosity)).Should().Be(ExitCodes.Parity);

        _folder.Out.Contains("values compared │", StringComparison.Ordinal).Should().Be(table);
        _folder.Out.Contains("Parity: boxes › shipped › a.png", StringComparison.Ordinal).Should().Be(cases);
        _folder.Out.Should().Contain("3 cases: 3 passed");
    }

    [Fact]
    public async Task A_run_that_is_stopped_says_so_and_writes_nothing()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        (await _folder.Run(stop.Token, "run", "--report", "out")).Should().Be(ExitCodes.Stopped);

        _folder.Error.Should().Contain("stopped");
        Directory.Exists(Path.Combine(_folder.Root, "out")).Should().BeFalse();
    }

    [SkippableFact]
    public async Task A_candidate_that_needs_what_is_not_here_is_skipped_by_name_although_its_file_is_absent_and_fails_where_that_is_demanded()
    {
        Skip.If(Machine.Here.Find("polygraphy").IsThere, "polygraphy is installed here, so nothing is missing.");
        _folder.Spec(candidate: "engine: ../none.engine, signature: ../none.onnx, requires: [polygraphy]");

        (await _folder.Run("run")).Should().NotBe(ExitCodes.Parity, "nothing was compared with a golden");
        _folder.Out.Should().Contain("skipped (1): shipped needs polygraphy: polygraphy is not on the PATH").And.Contain("1 skipped");

        _folder.Variables["PARITY_REQUIRE"] = "polygraphy";
        (await _folder.Run("run")).Should().Be(ExitCodes.CouldNotJudge);
        _folder.Error.Should().Contain("PARITY_REQUIRE demands polygraphy");
    }

    [Fact]
    public async Task Showing_what_would_be_accepted_writes_nothing()
    {
        (await _folder.Run("accept", "--check")).Should().Be(ExitCodes.NoParity);

        _folder.Out.Should().Contain("1 goldens would change");
        Directory.Exists(Path.Combine(_folder.Root, "goldens", "boxes")).Should().BeFalse();
    }

    [Theory]
    [InlineData("checkpoint: ../none.pth, architecture: torchvision/fasterrcnn-mobilenet-v3-large-320-fpn", "recorded: ../candidate", "none.pth")]
    [InlineData("checkpoint: ../cut.pth, architecture: torchvision/fasterrcnn-mobilenet-v3-large-320-fpn", "recorded: ../candidate", "cut.pth")]
    [InlineData("recorded: ../reference", "onnx: ../none.onnx", "none.onnx")]
    [InlineData("recorded: ../reference", "onnx: ../cut.onnx", "cut.onnx")]
    [InlineData("recorded: ../reference", "onnx: ../page.onnx", "page.onnx")]
    public async Task A_model_file_that_cannot_be_used_is_one_error_that_names_it(string reference, string candidate, string named)
    {
        var models = RepositoryRoot.File("models", "fasterrcnn-shapes");
        File.WriteAllBytes(Path.Combine(_folder.Root, "cut.pth"), File.ReadAllBytes(Path.Combine(models, "checkpoint.pth"))[..100_000]);
        File.WriteAllBytes(Path.Combine(_folder.Root, "cut.onnx"), File.ReadAllBytes(Path.Combine(models, "model.onnx"))[..100_000]);
        File.WriteAllText(Path.Combine(_folder.Root, "page.onnx"), "<!DOCTYPE html><html>404</html>");
        _folder.Spec(reference, candidate);

        (await _folder.Run("run")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain(named).And.NotContain("   at ");
        _folder.Error.Split("error:").Should().HaveCount(2, "one cause is said once, not once a case");
    }

    [Fact]
    public async Task A_spec_that_matches_no_image_is_an_error_at_its_place()
    {
        _folder.Spec(images: "../images/*.webp");

        (await _folder.Run("run")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("*.webp").And.MatchRegex(@"boxes\.yaml:3:\d+");
    }

    [Fact]
    public async Task A_folder_without_specs_is_an_error()
    {
        File.Delete(Path.Combine(_folder.Root, "specs", "boxes.yaml"));

        (await _folder.Run("run")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("specs");
    }

    public void Dispose() => _folder.Dispose();
}
