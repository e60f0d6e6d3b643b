using Parity.Machines;

namespace Parity.Tests.Machines;

/// <summary>The libraries are answered for, the programs are shell scripts: nothing here proves that NVIDIA's own answer so.</summary>
public sealed class MachineTests : IDisposable
{
    private const string NeedsShell = "the programs of this test are shell scripts";

    private readonly ProgramFolder _programs = new();

    public void Dispose() => _programs.Dispose();

    [Fact]
    public void An_empty_machine_lacks_everything_and_names_what_was_looked_for()
    {
        var machine = new Machine(new FakeProbe(), _programs.Search);

        foreach (var name in Machine.Names)
        {
            machine.Find(name).IsThere.Should().BeFalse(name);
        }

        machine.Find("gpu").Text.Should().Be("no NVIDIA driver: libcuda.so.1 cannot be loaded");
        machine.Find("tensorrt").Text.Should().Be("no TensorRT: libnvinfer cannot be loaded, and trtexec is not on the PATH");
        machine.Find("polygraphy").Text.Should().Be("polygraphy is not on the PATH");
        machine.Gpus.Should().BeEmpty();
    }

    [Fact]
    public void Probing_the_real_machine_never_throws()
    {
        foreach (var name in Machine.Names)
        {
            Machine.Here.Find(name).Text.Should().NotBeEmpty(name);
        }
    }

    [Theory]
    [InlineData("tensorrt>=8.6", 8601, null)]
    [InlineData("tensorrt>=8.6.1", 8601, null)]
    [InlineData("tensorrt>=8", 101602, null)]
    [InlineData("tensorrt>=10.16.2", 101602, null)]
    [InlineData("tensorrt>=8.6", 8502, "only 8.5.2 is here (TensorRT 8.5.2)")]
    [InlineData("tensorrt>=10.16.3", 101602, "only 10.16.2 is here (TensorRT 10.16.2)")]
    [InlineData("cuda>=12.4", 0, null)]
    [InlineData("cuda>=12.5", 0, "only 12.4 is here (the driver serves CUDA up to 12.4)")]
    [InlineData("cudnn>=9.10", 0, null)]
    [InlineData("cudnn>=9.11", 0, "only 9.10.2 is here (cuDNN 9.10.2)")]
    [InlineData("gpu>=1", 0, "NVIDIA L4 (compute capability 8.9), whose version is unknown")]
    public void A_version_counts_number_by_number(string requirement, int tensorRt, string? lacks)
    {
        var probe = new FakeProbe { DriverIs = new(null, 12040, [new("NVIDIA L4", "8.9")]), TensorRtIs = tensorRt, CuDnnIs = 91002 };
        var asked = Requirement.Parse(requirement);

        new Machine(probe, _programs.Search).Find(asked.Name).Lacks(asked).Should().Be(lacks);
    }

    [SkippableTheory]
    [InlineData("echo '&&&& RUNNING TensorRT.trtexec [TensorRT v8602] # trtexec --help'", "8.6.2")]
    [InlineData("echo '&&&& RUNNING TensorRT.trtexec [TensorRT v101401] [b48] # trtexec --help'; exit 1", "10.14.1")]
    public void The_banner_of_trtexec_tells_the_version_of_TensorRT(string script, string version)
    {
        Skip.If(OperatingSystem.IsWindows(), NeedsShell);
        var path = _programs.Write("trtexec", script);
        var machine = new Machine(new FakeProbe(), _programs.Search);

        machine.Find("trtexec").Should().Match<Finding>(f => f.IsThere && f.Path == path);
        machine.Find("trtexec").Text.Should().EndWith($"trtexec {version}");
        machine.Find("tensorrt").Text.Should().Be($"TensorRT {version} of {path}; this process cannot load it");
    }

    [SkippableFact]
    public void A_program_that_does_not_start_is_missing_with_its_own_words()
    {
        Skip.If(OperatingSystem.IsWindows(), NeedsShell);
        _programs.Write("polygraphy", "echo \"ModuleNotFoundError: No module named 'numpy'\" >&2; exit 1");

        new Machine(new FakeProbe(), _programs.Search).Find("polygraphy").Lacks(new("polygraphy", null)).Should()
            .Contain("exit code 1").And.Contain("No module named 'numpy'");
    }

    [SkippableFact]
    public void Polygraphy_says_its_version_and_a_file_that_is_no_program_does_not_count()
    {
        Skip.If(OperatingSystem.IsWindows(), NeedsShell);
        _programs.Write("polygraphy", "echo 'Polygraphy | Version: 0.49.9 | Path: site-packages/polygraphy'");
        File.WriteAllText(Path.Combine(_programs.Root, "trtexec"), "not executable");
        var machine = new Machine(new FakeProbe(), _programs.Search);

        machine.Find("polygraphy").Version.Should().Be(new Version(0, 49, 9, 0));
        machine.Find("trtexec").IsThere.Should().BeFalse();
    }

    [Fact]
    public void What_cannot_be_required_is_an_error() =>
        FluentActions.Invoking(() => new Machine(new FakeProbe(), _programs.Search).Find("tpu")).Should().Throw<ParityException>().WithMessage("*\"tpu\"*gpu, cuda*");
}
