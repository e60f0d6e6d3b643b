using Parity.Engines;
using Parity.Machines;
using Parity.Running;
using Parity.Specs;

namespace Parity.Tests.Engines;

public sealed class EngineFitnessTests
{
    private static readonly GpuDevice L4 = new("NVIDIA L4", "8.9");

    [Theory]
    [InlineData("8.6.1.6", "8.6.1", false, true)]
    [InlineData("8.5.1.7", "8.5.3", false, false)]
    [InlineData("8.6.1.6", "8.6.2", true, true)]
    [InlineData("8.6.2.3", "8.6.1", true, false)]
    [InlineData("8.5.1.7", "8.5.3", true, false)]
    [InlineData("8.6.1.6", "10.3", true, true)]
    [InlineData("8.6.1.6", "11.1", true, false)]
    [InlineData("9.3.0.1", "10.3", true, false)]
    [InlineData("10.3.0.26", "11.1", true, true)]
    public void An_engine_runs_on_its_own_version_or_on_a_newer_one_where_it_was_built_so(string built, string here, bool compatible, bool runs)
    {
        var plan = Plan(Version.Parse(built));
        var options = new EngineOptions { Build = EngineBuild.Parse(compatible ? "trtexec --versionCompatible" : "trtexec") };
        ReleaseVersion.TryParse(here, out var runtime).Should().BeTrue();

        var act = () => EngineFitness.Demand(plan, Candidate(), options, runtime, L4);

        if (runs)
        {
            act.Should().NotThrow();
        }
        else
        {
            act.Should().Throw<RunnerException>().WithMessage($"*built by TensorRT {built}*TensorRT {here}*").Which.Cause.Should().Contain("Build it again");
        }
    }

    [Theory]
    [InlineData("8.9", false, true)]
    [InlineData("8.6", false, false)]
    [InlineData("8.0", true, true)]
    [InlineData("9.0", true, false)]
    public void An_engine_runs_on_the_architecture_it_was_built_for(string target, bool newer, bool runs)
    {
        var act = () => EngineFitness.Demand(Plan(null), Candidate(), new() { BuiltFor = Version.Parse(target), IsForNewerGpus = newer }, null, L4);

        if (runs)
        {
            act.Should().NotThrow();
        }
        else
        {
            act.Should().Throw<RunnerException>().WithMessage($"*built for compute capability {target}*NVIDIA L4, 8.9*");
        }
    }

    [Fact]
    public void An_export_in_half_precision_is_not_judged_as_float32()
    {
        var plan = Plan(null) with { Ultralytics = UltralyticsMetadata.Read("""{"args": {"half": true}}"""u8.ToArray()) };

        FluentActions.Invoking(() => EngineFitness.Demand(plan, Candidate(), new(), null, null)).Should().Throw<RunnerException>().WithMessage("*in fp16; the spec judges it as tf32*");
        FluentActions.Invoking(() => EngineFitness.Demand(plan, Candidate(PrecisionClass.Fp16), new(), null, null)).Should().NotThrow();
    }

    private static PlanFile Plan(Version? version) => new("model.engine", 128, 0, version, null);

    private static CandidateSpec Candidate(PrecisionClass precision = PrecisionClass.Tf32) =>
        new() { At = default, Name = "trt", Kind = "engine", Source = "model.engine", Tolerance = new(), Precision = precision };
}
