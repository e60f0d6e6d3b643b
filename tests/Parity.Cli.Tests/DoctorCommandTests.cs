using System.Text.Json;
using Parity.Machines;

namespace Parity.Cli.Tests;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_report_names_the_versions_that_are_loaded_and_what_runs_here()
    {
        (await _folder.Run("doctor")).Should().Be(ExitCodes.Parity);

        _folder.Out.Should().Contain("libtorch").And.Contain("CPUExecutionProvider").And.Contain("SkiaSharp")
            .And.Contain("candidate: onnx, provider: cuda").And.Contain("Everything that needs no GPU works here.");
    }

    [Fact]
    public async Task As_json_every_line_has_section_name_state_and_text()
    {
        (await _folder.Run("doctor", "--json")).Should().Be(ExitCodes.Parity);

        using var json = JsonDocument.Parse(_folder.Out);
        json.RootElement.GetProperty("isSound").GetBoolean().Should().BeTrue();
        var items = json.RootElement.GetProperty("items").EnumerateArray().ToList();
        items.Should().Contain(i => i.GetProperty("section").GetString() == "runtimes" && i.GetProperty("name").GetString() == "libtorch" && i.GetProperty("state").GetString() == "ready");
        items.Select(i => i.GetProperty("section").GetString()).Distinct().Should().Equal("system", "runtimes", "nvidia", "programs", "runs here", "files");
        items.Should().OnlyContain(i => i.GetProperty("text").GetString()!.Length > 0);
    }

    [SkippableFact]
    public async Task What_is_demanded_and_missing_ends_with_2_and_is_named()
    {
        Skip.If(Machine.Here.Find("polygraphy").IsThere, "polygraphy is installed here, so nothing is missing.");
        _folder.Variables["PARITY_REQUIRE"] = "polygraphy";

        (await _folder.Run("doctor")).Should().Be(ExitCodes.CouldNotJudge);
        _folder.Out.Should().Contain("Not everything works: polygraphy.");
    }

    [Theory]
    [InlineData("tpu", "\"tpu\" cannot be required")]
    [InlineData("tensorrt>=x", "tensorrt>=8.6")]
    public async Task A_demand_nobody_knows_is_one_error(string demand, string message)
    {
        (await _folder.Run("doctor", "--require", demand)).Should().Be(ExitCodes.CouldNotJudge);
        _folder.Error.Should().Contain(message);
    }
}
