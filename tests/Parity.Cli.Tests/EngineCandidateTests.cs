using System.Runtime.InteropServices;
using Parity.Goldens;
using Parity.Hosting;
using Parity.Machines;
using Parity.Running;

namespace Parity.Cli.Tests;

/// <summary>A spec with an engine, from its YAML to its verdict. The engine is a header without a plan, and trtexec a shell script that writes the boxes it is told to.</summary>
public sealed class EngineCandidateTests : IDisposable
{
    private const string Settings = "engine: ../model.engine, inputs: { images: float32 NxCxHxW }, outputs: { boxes: float32 Nx4, labels: int64 N, scores: float32 N }";

    private readonly CommandFolder _folder = new();
    private readonly string _programs;

    public EngineCandidateTests()
    {
        Skip.If(OperatingSystem.IsWindows(), "the programs of this test are shell scripts");
        _programs = Directory.CreateDirectory(Path.Combine(_folder.Root, "bin")).FullName;
        var trtexec = Path.Combine(_programs, "trtexec");
        File.WriteAllText(trtexec, $"""
            #!/bin/sh
            echo '&&&& RUNNING TensorRT.trtexec [TensorRT v8602] # trtexec'
            [ "$1" = --help ] && exit 0
            echo "$@" >> '{_programs}/calls'
            cp '{_programs}/boxes' boxes.output.1.4.fp32.raw
            cp '{_programs}/labels' labels.output.1.int64.raw
            cp '{_programs}/scores' scores.output.1.fp32.raw
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(trtexec, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Prepare("labels", 1L);
        Prepare("scores", 0.9f);
        Engine(8, 6, 2);
    }

    private int Calls => File.Exists(Path.Combine(_programs, "calls")) ? File.ReadAllLines(Path.Combine(_programs, "calls")).Length : 0;

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task The_first_runner_that_works_runs_the_engine_and_the_verdict_names_it()
    {
        await _folder.Run("accept");
        Prepare("boxes", 10f, 20f, 60f, 90f);

        var (results, verdict) = Run(Settings);

        results.Should().OnlyContain(r => r.Outcome == CaseOutcome.Passed);
        Calls.Should().Be(1);
        var runner = verdict.Candidates.Single().CandidateRunner!;
        (runner.Kind, runner.Runtime, runner.Device).Should().Be(("trtexec", "trtexec of TensorRT 8.6.2", "cuda:0"));
        runner.Properties["engine"].Should().Be("built by TensorRT 8.6.2.0");
        runner.Properties["tf32"].Should().Contain("allows it by default");
    }

    [SkippableTheory]
    [InlineData("precision: tf32", false)]
    [InlineData("precision: int8, calibration: qdq", true)]
    [InlineData("precision: int8, calibration: qdq, tolerance: { box_px: 0.5 }", false)]
    public async Task A_box_moved_by_three_pixels_holds_only_within_the_budget_of_the_precision(string precision, bool holds)
    {
        await _folder.Run("accept");
        Prepare("boxes", 13f, 20f, 63f, 90f);

        var (results, _) = Run($"{Settings}, {precision}");

        results.Single(r => r.Case.Kind == CaseKind.Image).Outcome.Should().Be(holds ? CaseOutcome.Passed : CaseOutcome.Failed);
    }

    [SkippableFact]
    public void An_engine_of_another_version_is_no_parity_with_both_versions_named_and_is_never_loaded()
    {
        Engine(8, 5, 3);

        var image = Run(Settings).Results.Single(r => r.Case.Kind == CaseKind.Image);

        image.Outcome.Should().Be(CaseOutcome.Failed);
        image.Text.Should().Contain("built by TensorRT 8.5.3.0").And.Contain("TensorRT 8.6.2 would run it").And.Contain("Build it again");
        Calls.Should().Be(0);
    }

    [SkippableFact]
    public void A_file_that_is_no_engine_cannot_be_judged_and_is_named()
    {
        File.WriteAllText(Path.Combine(_folder.Root, "model.engine"), "<html>not found</html>");

        var image = Run(Settings).Results.Single(r => r.Case.Kind == CaseKind.Image);

        image.Outcome.Should().Be(CaseOutcome.NotJudged);
        image.Text.Should().Contain("model.engine is not a TensorRT engine").And.Contain("page");
    }

    [SkippableFact]
    public void Where_nothing_runs_engines_every_runner_says_why()
    {
        File.Delete(Path.Combine(_programs, "trtexec"));
        Skip.If(Machine.WithPath(_programs).Find("tensorrt").IsThere, "TensorRT is installed here.");

        Run(Settings).Results.Single(r => r.Case.Kind == CaseKind.Image).Text.Should()
            .Contain("onnxruntime: provider tensorrt needs TensorrtExecutionProvider").And.Contain("trtexec: trtexec is not on the PATH").And.Contain("polygraphy: polygraphy is not on the PATH");
    }

    private (IReadOnlyList<CaseResult> Results, Comparison.ParityResult Verdict) Run(string candidate)
    {
        _folder.Spec(candidate: candidate);
        using var run = new ParityHost(machine: Machine.WithPath(_programs)).Open(Path.Combine(_folder.Root, "specs", "boxes.yaml"));
        return ([.. run.Cases.Select(run.Judge)], run.Result());
    }

    private void Engine(byte major, byte minor, byte patch) =>
        File.WriteAllBytes(Path.Combine(_folder.Root, "model.engine"), [.. "ftrt"u8, .. new byte[20], major, minor, patch, 0, 1, 2, 3]);

    private void Prepare<T>(string name, params T[] values)
        where T : unmanaged => File.WriteAllBytes(Path.Combine(_programs, name), MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
}
