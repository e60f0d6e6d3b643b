using DiffEngine;
using Parity.Goldens;
using Parity.Hosting;
using Parity.Running;
using Parity.Specs;

namespace Parity.Fixtures.Tests;

/// <summary>A golden that fails opens in the diff tool that DiffEngine finds; the tool here is a script that writes down what it was given.</summary>
[Collection("the diff tool of this process")]
public sealed class DiffToolTests : IDisposable
{
    private readonly SpecFolder _folder = new();
    private readonly string? _display = Environment.GetEnvironmentVariable("DISPLAY");
    private readonly bool _disabled = DiffRunner.Disabled;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("DISPLAY", _display);
        DiffRunner.Disabled = _disabled;
    }

    [SkippableFact]
    public async Task On_a_desktop_received_and_approved_are_opened_side_by_side()
    {
        var spec = FailingSpec();
        Prepare(display: ":0");

        using (var run = ParityHost.Default.Open(spec, new() { OpensDiffTool = true, IsBuildServer = false }))
        {
            run.Judge(run.Cases.First(c => c.Subject == "a.png")).Outcome.Should().Be(CaseOutcome.Failed);
        }

        (await Opened(seconds: 20)).Should().Equal(Golden(spec, "received"), Golden(spec, "verified"));
    }

    [SkippableTheory]
    [InlineData("", false, true)]
    [InlineData(":0", true, true)]
    [InlineData(":0", false, false)]
    public async Task Without_a_display_on_a_build_server_and_where_nobody_asked_nothing_is_opened(string display, bool isBuildServer, bool opens)
    {
        var spec = FailingSpec();
        Prepare(display);

        using (var run = ParityHost.Default.Open(spec, new() { OpensDiffTool = opens, IsBuildServer = isBuildServer }))
        {
            run.Judge(run.Cases.First(c => c.Subject == "a.png")).Outcome.Should().Be(CaseOutcome.Failed);
        }

        (await Opened(seconds: 1)).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task A_failing_row_of_a_theory_asks_for_the_tool_but_on_a_build_server()
    {
        var spec = FailingSpec();
        Prepare(display: ":0");
        var row = new TheoryRun(typeof(ParityTheoryTests.Careful), nameof(ParityTheoryTests.Careful.Holds), spec.File).Cases().First(c => c.DisplayName.Contains("a.png", StringComparison.Ordinal));

        using (var parity = new ParityFixture())
        {
            (await TheoryRun.Run(row, parity)).Should().Contain(m => m is Xunit.Abstractions.ITestFailed);
        }

        (await Opened(ContinuousIntegration.Detected ? 1 : 20)).Should().HaveCount(ContinuousIntegration.Detected ? 0 : 2);
    }

    private static string Golden(ParitySpec spec, string kind) => Path.Combine(spec.GoldenFolder, $"a.png.{kind}.json");

    // Goldens of one recording, and another one to judge.
    private ParitySpec FailingSpec()
    {
        var spec = SpecFile.Load(_folder.Record().Write("boxes.yaml"), ParityHost.Default.Vocabulary);
        using (var run = ParityHost.Default.Open(spec))
        {
            var acceptor = new GoldenAcceptor(spec, onServer: false);
            foreach (var proposed in run.ProposeGoldens())
            {
                acceptor.Accept(proposed.Golden, proposed.Overlay);
            }
        }

        foreach (var side in (string[])["reference", "candidate"])
        {
            Directory.Delete(Path.Combine(_folder.Root, side), recursive: true);
        }

        _folder.Record(moved: 30);
        return spec;
    }

    private void Prepare(string display)
    {
        Skip.If(OperatingSystem.IsWindows(), "the tool that stands in is a shell script");
        Environment.SetEnvironmentVariable("DISPLAY", display);
        var tool = _folder.Text("diff-tool", $"#!/bin/sh\nprintf '%s\\n' \"$1\" \"$2\" > '{_folder.Root}/opening' && mv '{_folder.Root}/opening' '{_folder.Root}/opened'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        static string Arguments(string received, string verified) => $"\"{received}\" \"{verified}\"";
        DiffTools.AddTool(_folder.Root, autoRefresh: false, isMdi: false, supportsText: true, requiresTarget: true, useShellExecute: false, new LaunchArguments(Arguments, Arguments), tool, [])
            .Should().NotBeNull();
        DiffRunner.Disabled = false;
    }

    // The tool is another process: it is given time to write, and where nothing may come, time to come by mistake.
    private async Task<string[]> Opened(int seconds)
    {
        var file = Path.Combine(_folder.Root, "opened");
        for (var waited = 0; waited < 10 * seconds && !File.Exists(file); waited++)
        {
            await Task.Delay(100);
        }

        return File.Exists(file) ? await File.ReadAllLinesAsync(file) : [];
    }
}
