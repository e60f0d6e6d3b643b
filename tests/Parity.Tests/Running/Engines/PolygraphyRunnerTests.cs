using System.Text.Json;
using Parity.Engines;
using Parity.Running;
using Parity.Running.Engines;
using Parity.Tensors;

namespace Parity.Tests.Running.Engines;

public sealed class PolygraphyRunnerTests : IDisposable
{
    // What Polygraphy 0.49 wrote: scores float32 [1,2] = 0.5, 0.25.
    private const string Outputs = """{"lst":[["trt-runner-N0",[{"outputs":{"scores":{"values":{"array":"k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDEsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAA/AACAPg==","polygraphy_class":"ndarray"},"polygraphy_class":"LazyArray"}},"runtime":0.1,"runner_name":"trt-runner-N0","polygraphy_class":"IterationResult"}]]],"polygraphy_class":"RunResults"}""";

    private readonly EngineBench _bench = new();

    public PolygraphyRunnerTests()
    {
        Skip.If(OperatingSystem.IsWindows(), "the programs of this test are shell scripts");
        File.WriteAllText(Path.Combine(_bench.Programs.Root, "made.json"), Outputs);
    }

    private static EngineSignature Signature => EngineBench.RtDetr with { Outputs = [EngineBench.Slot("scores", "float32 Nx2")] };

    public void Dispose() => _bench.Dispose();

    [SkippableFact]
    public void Inputs_and_outputs_pass_without_loss_in_Polygraphys_own_format()
    {
        using var runner = new PolygraphyRunner(_bench.Job(Signature, new() { Plugins = ["/opt/libops.so"] }, "cuda:1"), _bench.Program("polygraphy", "0.49.9", "cp \"$D/made.json\" outputs.json; echo \"$CUDA_VISIBLE_DEVICES\" > \"$D/device\""));

        var outputs = runner.Run(EngineBench.Input());

        _bench.Arguments.Should().Equal("run", "model.engine", "--trt", "--model-type=engine", "--load-inputs", "inputs.json", "--save-outputs", "outputs.json", "--plugins", "/opt/libops.so");
        outputs["scores"].Span<float>().ToArray().Should().Equal(0.5f, 0.25f);
        using var fed = JsonDocument.Parse(_bench.Kept("inputs.json"));
        var first = fed.RootElement.EnumerateArray().Should().ContainSingle().Subject;
        first.EnumerateObject().Select(p => p.Name).Should().Equal("images", "orig_target_sizes");
        first.GetProperty("images").GetProperty("polygraphy_class").GetString().Should().Be("ndarray");
        Array(first, "images").Bytes.ToArray().Should().Equal(EngineBench.Input().Tensor.Bytes.ToArray());
        Array(first, "orig_target_sizes").Span<long>().ToArray().Should().Equal(100, 50);
        File.ReadAllText(Path.Combine(_bench.Programs.Root, "device")).Trim().Should().Be("1");
        runner.Description.Runtime.Should().Contain("Polygraphy 0.49.9");
    }

    [SkippableTheory]
    [InlineData("echo '[!] Could not deserialize engine'; exit 1", "*exit code 1*Could not deserialize engine*")]
    [InlineData("true", "*wrote no outputs*")]
    [InlineData("echo '{}' > outputs.json", "*polygraphy run --save-outputs*")]
    public void What_goes_wrong_is_said_in_its_words(string script, string message)
    {
        using var runner = new PolygraphyRunner(_bench.Job(Signature), _bench.Program("polygraphy", "0.49.9", script));

        FluentActions.Invoking(() => runner.Run(EngineBench.Input())).Should().Throw<ParityException>().WithMessage(message);
    }

    [SkippableFact]
    public void Outputs_of_the_image_before_are_not_taken_for_this_one()
    {
        using var runner = new PolygraphyRunner(_bench.Job(Signature), _bench.Program("polygraphy", "0.49.9", "[ -e \"$D/once\" ] || cp \"$D/made.json\" outputs.json; touch \"$D/once\""));
        runner.Run(EngineBench.Input());

        FluentActions.Invoking(() => runner.Run(EngineBench.Input())).Should().Throw<ParityException>().WithMessage("*wrote no outputs*");
    }

    [SkippableFact]
    public void The_folder_of_the_exchange_is_removed_in_the_end()
    {
        var before = Folders();
        new PolygraphyRunner(_bench.Job(Signature), _bench.Program("polygraphy", null, "true")).Dispose();

        Folders().Except(before).Should().BeEmpty();
    }

    private static string[] Folders() => Directory.GetDirectories(Path.GetTempPath(), "parity-engine-*");

    private static TensorData Array(JsonElement inputs, string name) => NpyFile.Read(inputs.GetProperty(name).GetProperty("array").GetBytesFromBase64(), name);
}
