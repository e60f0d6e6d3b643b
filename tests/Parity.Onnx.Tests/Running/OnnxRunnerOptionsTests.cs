using Microsoft.ML.OnnxRuntime;
using Parity.Onnx.Running;
using Parity.Specs;

namespace Parity.Onnx.Tests.Running;

public class OnnxRunnerOptionsTests
{
    [Fact]
    public void Without_settings_the_model_runs_as_it_is_shipped()
    {
        var (options, problems) = Bind("cpu");

        problems.Should().BeEmpty();
        options.Should().BeEquivalentTo(new OnnxRunnerOptions());
        options.Optimization.Should().Be(GraphOptimizationLevel.ORT_ENABLE_ALL);
    }

    [Fact]
    public void Every_setting_of_the_CPU_is_read()
    {
        var (options, problems) = Bind("cpu", ("no_proposals", "empty"), ("optimization", "disabled"), ("log", "warning"));

        problems.Should().BeEmpty();
        options.Should().BeEquivalentTo(new { EmptyWithoutProposals = true, Optimization = GraphOptimizationLevel.ORT_DISABLE_ALL, Log = OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING });
    }

    [Fact]
    public void Settings_of_TensorRT_become_its_provider_options()
    {
        var profile = Candidates.Settings(
            ("images", Candidates.Settings(("min", "1x3x640x640"), ("opt", "1x3x640x640"), ("max", "4x3x640x640"))),
            ("orig_target_sizes", Candidates.Settings(("min", "1x2"), ("opt", "1x2"), ("max", "4x2"))));

        var (options, problems) = Bind("tensorrt", ("fp16", "true"), ("workspace_mb", "2048"), ("exclude_operators", new[] { "NonZero", "RoiAlign" }), ("engine_cache", "../cache"), ("profile", profile), ("provider_options", Candidates.Settings(("trt_builder_optimization_level", "5"))));

        problems.Should().BeEmpty();
        options.ProviderOptions.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["trt_fp16_enable"] = "1",
            ["trt_max_workspace_size"] = "2147483648",
            ["trt_op_types_to_exclude"] = "NonZero,RoiAlign",
            ["trt_engine_cache_enable"] = "1",
            ["trt_engine_cache_path"] = Path.GetFullPath("/cache"),
            ["trt_profile_min_shapes"] = "images:1x3x640x640,orig_target_sizes:1x2",
            ["trt_profile_opt_shapes"] = "images:1x3x640x640,orig_target_sizes:1x2",
            ["trt_profile_max_shapes"] = "images:4x3x640x640,orig_target_sizes:4x2",
            ["trt_builder_optimization_level"] = "5",
        });
    }

    [Fact]
    public void The_default_of_excluded_operators_is_always_stated() => Bind("tensorrt", ("fp16", "false")).Options.ProviderOptions.Should().Contain("trt_op_types_to_exclude", "");

    [Fact]
    public void Int8_without_calibration_is_refused() =>
        Bind("tensorrt", ("int8", "true")).Problems.Should().ContainSingle().Which.Should().Contain("int8 needs \"int8_calibration\"");

    [Theory]
    [InlineData("cpu", "fp16", "true", "*\"fp16\" goes with provider tensorrt*")]
    [InlineData("cpu", "cpu_fallback", "allow", "*\"cpu_fallback\" goes with provider cuda or tensorrt*")]
    [InlineData("tensorrt", "tf32", "true", "*\"tf32\" goes with provider cuda*")]
    [InlineData("cpu", "no_proposal", "empty", "*unknown key \"no_proposal\"*no_proposals*")]
    [InlineData("cpu", "no_proposals", "skip", "*cannot be \"skip\"*")]
    public void A_setting_that_does_not_fit_is_one_problem(string provider, string key, string value, string message) =>
        Bind(provider, (key, value)).Problems.Should().ContainSingle().Which.Should().Match(message);

    [Fact]
    public void Loading_a_candidate_with_a_wrong_setting_reports_its_place() =>
        FluentActions.Invoking(() => OnnxRunner.Load(Candidates.Onnx(Sample.File("runner", "rank4.onnx"), settings: Candidates.Settings(("no_proposal", "empty")))))
            .Should().Throw<SpecException>().WithMessage("/specs/model.yaml:9:5:*no_proposal*");

    private static (OnnxRunnerOptions Options, IEnumerable<string> Problems) Bind(string provider, params (string, object)[] settings)
    {
        var problems = new SpecProblems();
        var options = OnnxRunnerOptions.Bind(Candidates.Onnx("m.onnx", provider, Candidates.Settings(settings)), problems);
        return (options, problems.Items.Select(p => p.Message));
    }
}
