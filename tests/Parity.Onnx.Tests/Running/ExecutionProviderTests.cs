using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Parity.Onnx.Running;
using Parity.Running;

namespace Parity.Onnx.Tests.Running;

public class ExecutionProviderTests
{
    [Fact]
    public void The_runtime_beside_the_tests_is_the_one_that_is_pinned()
    {
        // The package for the GPU is pinned one patch behind.
        ExecutionProviders.RuntimeVersion.Should().BeOneOf("1.31.1", "1.31.0");
        ExecutionProviders.Available.Should().Contain("CPUExecutionProvider");
        ExecutionProviders.Missing("cpu").Should().BeNull();
    }

    [SkippableTheory]
    [InlineData("cuda", "CUDAExecutionProvider", "libcu")]
    [InlineData("tensorrt", "TensorrtExecutionProvider", "lib")]
    public void A_provider_that_does_not_work_here_is_refused_with_what_is_missing(string provider, string name, string library)
    {
        Skip.If(NativeLibrary.TryLoad("libcuda.so.1", out _), "an NVIDIA driver is here: the provider may well work");
        var message = ExecutionProviders.Available.Contains(name)
            ? $"Candidate *: provider {provider} does not load here: {library}*.so* cannot open shared object file*requires: *gpu*"
            : $"*{provider} needs {name}*-p:ParityRuntime=gpu*CUDA*";

        FluentActions.Invoking(() => OnnxRunner.Load(Candidates.Onnx(Sample.File("runner", "rank4.onnx"), provider))).Should().Throw<ParityException>().WithMessage(message)
            .Which.Should().NotBeOfType<RunnerException>("the machine is at fault, and not the model");
    }

    [Fact]
    public void An_unknown_provider_is_refused_with_the_known_ones() =>
        FluentActions.Invoking(() => ExecutionProviders.Missing("npu")).Should().Throw<ParityException>().WithMessage("*\"npu\"*cpu, cuda, tensorrt*");

    [Theory]
    [InlineData("cpu", null, 0)]
    [InlineData("cpu", "cpu", 0)]
    [InlineData("cuda", null, 0)]
    [InlineData("cuda", "cuda", 0)]
    [InlineData("tensorrt", "cuda:1", 1)]
    public void The_device_follows_from_the_provider_or_is_named(string provider, string? device, int index) =>
        SessionOpener.DeviceIndex(Candidates.Onnx("m.onnx", provider, device: device)).Should().Be(index);

    [Theory]
    [InlineData("cpu", "cuda:0")]
    [InlineData("cuda", "cpu")]
    [InlineData("cuda", "cuda:x")]
    [InlineData("cuda", "cuda1")]
    public void A_device_of_another_provider_is_refused(string provider, string device) =>
        FluentActions.Invoking(() => SessionOpener.DeviceIndex(Candidates.Onnx("m.onnx", provider, device: device))).Should().Throw<ParityException>().WithMessage($"*\"{device}\"*provider {provider}*");

    [Fact]
    public void The_profile_of_a_run_tells_which_provider_ran_which_operators()
    {
        using var folder = new TemporaryFolder();
        using var options = new SessionOptions { EnableProfiling = true, ProfileOutputPathPrefix = Path.Combine(folder.Path, "profile"), GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL };
        using var session = new InferenceSession(Sample.File("runner", "external-data.onnx"), options);
        using var input = OrtValue.CreateTensorValueFromMemory(new float[144], [1, 3, 8, 6]);
        using var run = new RunOptions();
        session.Run(run, ["image"], [input], ["features"]).Dispose();

        var placement = ProviderPlacement.End(session);

        placement.Nodes.Should().ContainSingle().Which.Should().Match<KeyValuePair<string, System.Collections.Immutable.ImmutableSortedDictionary<string, int>>>(p => p.Key == "CPUExecutionProvider" && p.Value["Conv"] == 1);
        placement.ToString().Should().Be("CPUExecutionProvider (1 operators)");
        Directory.GetFiles(folder.Path).Should().BeEmpty("the profile is removed");
    }

    [Fact]
    public void A_model_that_silently_ran_on_the_CPU_is_a_failure()
    {
        var placement = Placement("""[{"cat":"Node","name":"c_kernel_time","args":{"op_name":"Conv","provider":"CPUExecutionProvider"}}]""");

        placement.Invoking(p => p.Demand("cuda", CpuFallback.Shapes)).Should().Throw<RunnerException>().WithMessage("*on CUDAExecutionProvider; it ran on CPUExecutionProvider (1 operators)*");
        placement.Invoking(p => p.Demand("cuda", CpuFallback.Allow)).Should().NotThrow();
    }

    [Fact]
    public void Heavy_operators_on_the_CPU_are_a_failure_and_shape_arithmetic_is_not()
    {
        const string Gpu = """{"cat":"Node","name":"a_kernel_time","args":{"op_name":"Conv","provider":"CUDAExecutionProvider"}}""";
        const string Shape = """{"cat":"Node","name":"s_kernel_time","args":{"op_name":"Shape","provider":"CPUExecutionProvider"}}""";
        const string MatMul = """{"cat":"Node","name":"m_kernel_time","args":{"op_name":"MatMul","provider":"CPUExecutionProvider"}}""";
        const string NoKernel = """{"cat":"Node","name":"m_fence_before","args":{"op_name":"MatMul","provider":"CPUExecutionProvider"}},{"cat":"Session","name":"run"}""";

        Placement($"[{Gpu},{Shape},{NoKernel}]").Invoking(p => p.Demand("cuda", CpuFallback.Shapes)).Should().NotThrow();
        Placement($"[{Gpu},{Shape},{MatMul}]").Invoking(p => p.Demand("cuda", CpuFallback.Shapes)).Should().Throw<RunnerException>().WithMessage("*1 MatMul ran on the CPU*");
    }

    private static ProviderPlacement Placement(string json) => ProviderPlacement.Parse(System.Text.Encoding.UTF8.GetBytes(json));
}
