using System.Runtime.InteropServices;
using Parity.Engines;
using Parity.Running;
using Parity.Running.Engines;
using Parity.Tensors;
using Parity.Tests.Engines;

namespace Parity.Tests.Running.Engines;

public sealed class TrtexecRunnerTests : IDisposable
{
    private const string Reason = "the programs of this test are shell scripts";

    // Both inputs by their exact length, then the outputs as 8.6 and newer name them.
    private const string WritesRaw = """
        [ $(wc -c < input-0.bin) -eq 288 ] && [ $(wc -c < input-1.bin) -eq 16 ] || { echo '[E] wrong length'; exit 1; }
        cp "$D/labels.bin" labels.output.1.2.int64.raw
        cp "$D/boxes.bin" boxes.output.1.2.4.fp32.raw
        cp "$D/scores.bin" scores.output.1.2.fp32.raw
        cp input-0.bin images.input.1.3.4.6.fp32.raw
        echo '&&&& PASSED TensorRT.trtexec [TensorRT v8602]'
        """;

    private readonly EngineBench _bench = new();

    public TrtexecRunnerTests()
    {
        Skip.If(OperatingSystem.IsWindows(), Reason);
        _bench.Prepare("labels.bin", 3L, 7L);
        _bench.Prepare("boxes.bin", 1.1f, 2.2f, 3.3f, 4.4f, 5.5f, 6.6f, 7.7f, 8.8f);
        _bench.Prepare("scores.bin", 0.123456789f, 0.5f);
    }

    public void Dispose() => _bench.Dispose();

    [SkippableFact]
    public void Two_inputs_go_in_as_raw_bytes_and_every_output_comes_back_bit_for_bit()
    {
        using var runner = new TrtexecRunner(_bench.Job(), _bench.Program("trtexec", "8.6.2", WritesRaw));

        var outputs = runner.Run(EngineBench.Input());

        _bench.Arguments.Should().Equal(
            "--loadEngine=model.engine",
            "--loadInputs=images:input-0.bin,orig_target_sizes:input-1.bin",
            "--shapes=images:1x3x4x6,orig_target_sizes:1x2",
            "--iterations=1",
            "--duration=0",
            "--warmUp=0",
            "--dumpRawBindingsToFile",
            "--exportLayerInfo=layers.json");
        _bench.Kept("input-0.bin").Should().Equal(EngineBench.Input().Tensor.Bytes.ToArray());
        MemoryMarshal.Cast<byte, long>(_bench.Kept("input-1.bin")).ToArray().Should().Equal(100, 50);
        _bench.Kept("model.engine").Should().Equal(File.ReadAllBytes(_bench.EnginePath));
        outputs.Names.Should().Equal("labels", "boxes", "scores");
        outputs["labels"].Span<long>().ToArray().Should().Equal(3, 7);
        outputs["scores"].Span<float>().ToArray().Should().Equal(0.123456789f, 0.5f);
        outputs["boxes"].ToString().Should().Be("float32 [1,2,4]");
        runner.Description.Runtime.Should().Be("trtexec of TensorRT 8.6.2");
        runner.Description.Notes.Should().NotContain(n => n.Contains("6 significant digits"));
    }

    [SkippableFact]
    public void An_engine_of_fixed_shapes_is_given_no_shapes_and_device_and_plugins_are_named()
    {
        var signature = new EngineSignature([EngineBench.Slot("images", "float32 1x3x4x6"), EngineBench.Slot("orig_target_sizes", "int64 1x2")], EngineBench.RtDetr.Outputs);
        using var runner = new TrtexecRunner(_bench.Job(signature, new() { Plugins = ["/opt/libops.so"] }, "cuda:1"), _bench.Program("trtexec", "8.6.2", WritesRaw));

        runner.Run(EngineBench.Input());

        _bench.Arguments.Should().Equal(
            "--loadEngine=model.engine", "--staticPlugins=/opt/libops.so", "--loadInputs=images:input-0.bin,orig_target_sizes:input-1.bin", "--device=1",
            "--iterations=1", "--duration=0", "--warmUp=0", "--dumpRawBindingsToFile", "--exportLayerInfo=layers.json");
        runner.Description.Device.Should().Be("cuda:1");
    }

    [SkippableFact]
    public void Before_8_6_outputs_come_as_json_and_the_verdict_says_what_that_hides()
    {
        using var runner = new TrtexecRunner(_bench.Job(), _bench.Program("trtexec", "8.5.2", """
            echo '[{ "name" : "scores", "dimensions" : "1x2", "values" : [ 0.123457, nan ] }, { "name" : "labels", "dimensions" : "1x2", "values" : [ 3, 7 ] },' > outputs.json
            echo '{ "name" : "boxes", "dimensions" : "1x2x4", "values" : [ 1.1, 2.2, 3.3, 4.4, 5.5, 6.6, -inf, 8.8 ] }]' >> outputs.json
            """));

        var outputs = runner.Run(EngineBench.Input());

        _bench.Arguments[^1].Should().Be("--exportOutput=outputs.json");
        outputs.Names.Should().Equal("labels", "boxes", "scores");
        outputs["labels"].Span<long>().ToArray().Should().Equal(3, 7);
        outputs["scores"].Span<float>().ToArray().Should().Equal(0.123457f, float.NaN);
        outputs["boxes"].Span<float>()[6].Should().Be(float.NegativeInfinity);
        runner.Description.Notes.Should().Contain(n => n.Contains("6 significant digits"));
    }

    [SkippableFact]
    public void An_engine_of_TensorRT_8_takes_and_gives_int32_where_the_model_has_int64()
    {
        _bench.Prepare("labels.bin", 3, 7);
        using var runner = new TrtexecRunner(_bench.Job(EngineBench.RtDetr.BuiltBy(new(8, 6, 1))), _bench.Program("trtexec", "8.6.1", WritesRaw.Replace("-eq 16", "-eq 8").Replace("int64", "int32")));

        var outputs = runner.Run(EngineBench.Input());

        MemoryMarshal.Cast<byte, int>(_bench.Kept("input-1.bin")).ToArray().Should().Equal(100, 50);
        outputs["labels"].Span<long>().ToArray().Should().Equal(3, 7);
        runner.Description.Notes.Should().Contain("the engine's output \"labels\" is int32; it is compared as int64, which loses nothing");
    }

    [SkippableFact]
    public void Outputs_in_half_precision_are_compared_as_float32_unless_the_model_has_them_so()
    {
        _bench.Prepare("scores.bin", (Half)0.5f, (Half)0.25f);
        var signature = new EngineSignature([EngineBench.Slot("images", "float32 1x3x4x6")], [EngineBench.Slot("scores", "float16 1x2")]);
        var program = _bench.Program("trtexec", "10.3", "cp \"$D/scores.bin\" scores.output.1.2.fp16.raw");
        using var widening = new TrtexecRunner(_bench.Job(signature), program);
        using var keeping = new TrtexecRunner(_bench.Job(signature) with { ModelOutputs = signature.Outputs }, program);

        widening.Run(EngineBench.Input())["scores"].Span<float>().ToArray().Should().Equal(0.5f, 0.25f);
        keeping.Run(EngineBench.Input())["scores"].ElementType.Should().Be(ElementType.Float16);
    }

    [SkippableFact]
    public void A_fixed_batch_is_filled_with_the_image_and_the_first_answer_is_judged()
    {
        _bench.Prepare("scores.bin", 0.1f, 0.2f, 0.3f, 0.4f);
        var signature = new EngineSignature([EngineBench.Slot("images", "float32 2x3x4x6")], [EngineBench.Slot("scores", "float32 2x2")]);
        using var runner = new TrtexecRunner(_bench.Job(signature), _bench.Program("trtexec", "10.3", "cp \"$D/scores.bin\" scores.output.2.2.fp32.raw"));

        var outputs = runner.Run(EngineBench.Input());

        var picture = EngineBench.Input().Tensor.Bytes.ToArray();
        _bench.Kept("input-0.bin").Should().Equal([.. picture, .. picture]);
        outputs["scores"].ToString().Should().Be("float32 [1,2]");
        outputs["scores"].Span<float>().ToArray().Should().Equal(0.1f, 0.2f);
        runner.Description.Notes.Should().Contain(n => n.Contains("fed 2 times"));
    }

    [SkippableFact]
    public void Metadata_of_Ultralytics_is_taken_off_before_the_engine_is_handed_over_and_is_told()
    {
        var plan = PlanBytes.Of(10, 3, 0);
        using var bench = new EngineBench(PlanBytes.Ultralytics("""{"version": "8.3.1", "args": {"half": true}}""", plan));
        using var runner = new TrtexecRunner(bench.Job(new([EngineBench.Slot("images", "float32 1x3x4x6")], [EngineBench.Slot("output0", "float32 1x2")])), bench.Program("trtexec", "10.3", "printf '12345678' > output0.output.1.2.fp32.raw"));

        runner.Run(EngineBench.Input());

        bench.Kept("model.engine").Should().Equal(plan);
        runner.Description.Notes.Should().Contain("exported by Ultralytics: version 8.3.1, half=true");
        runner.Description.Properties["precision found"].Should().Be("fp16");
        runner.Description.Properties["engine"].Should().Be("built by TensorRT 10.3.0.0");
    }

    [SkippableFact]
    public void The_layers_tell_what_they_compute_in()
    {
        using var runner = new TrtexecRunner(_bench.Job(), _bench.Program("trtexec", "8.6.2", WritesRaw + "\n" + """
            echo '{"Layers":[{"Name":"a","Inputs":[{"Format/Datatype":"Row major linear FP32"}],"Outputs":[{"Format/Datatype":"Channel major FP16 format where channel % 8 == 0"}]},{"Name":"b","Outputs":[{"Format/Datatype":"Half"}]}]}' > layers.json
            """));

        runner.Run(EngineBench.Input());

        runner.Description.Properties["precision found"].Should().Be("FP16 in 2 tensors, FP32 in 1 tensors");
        runner.Description.Properties["precision"].Should().Be("fp16");
    }

    [SkippableTheory]
    [InlineData("echo '[E] Error Code 1: Serialization (Serialization assertion magicTagRead == kPLAN_MAGIC_TAG failed.Magic tag does not match)'; echo '&&&& FAILED TensorRT.trtexec'; exit 1", "*exit code 1*kPLAN_MAGIC_TAG*", "no plain TensorRT plan")]
    [InlineData("echo '[E] Static dimension mismatch while setting input shape.'; echo '&&&& FAILED TensorRT.trtexec'", "*Static dimension mismatch*", "another input size")]
    [InlineData("echo '[E] something new'; exit 3", "*exit code 3*something new*", null)]
    public void A_run_that_fails_is_a_verdict_in_trtexecs_words_with_the_cause_where_it_is_known(string script, string words, string? cause)
    {
        using var runner = new TrtexecRunner(_bench.Job(), _bench.Program("trtexec", "8.6.2", script));

        var failure = FluentActions.Invoking(() => runner.Run(EngineBench.Input())).Should().Throw<RunnerException>().WithMessage(words).Which;

        (cause is null ? failure.Cause is null : failure.Cause!.Contains(cause)).Should().BeTrue();
    }

    [SkippableTheory]
    [InlineData("true", "*wrote no output*")]
    [InlineData("printf '1234567' > scores.output.1.2.fp32.raw", "*wrote 7 bytes*make 8*")]
    [InlineData("printf '1234' > scores.output.1.2.fp4.raw", "*\"fp4\"*")]
    [InlineData("printf '12345678' > scores.output.1.-1.fp32.raw", "*depends on the data*polygraphy*")]
    [InlineData("cp \"$D/scores.bin\" scores.output.1.2.fp32.raw", "*answered with scores float32 [1,2]; the signature also has labels int64*")]
    [InlineData("cp \"$D/labels.bin\" labels.output.1.4.int32.raw", "*\"labels\" is int32 [1,4]; the signature says labels int64*")]
    public void Outputs_that_are_not_what_was_declared_are_one_clear_error(string script, string message)
    {
        using var runner = new TrtexecRunner(_bench.Job(), _bench.Program("trtexec", "8.6.2", script));

        FluentActions.Invoking(() => runner.Run(EngineBench.Input())).Should().Throw<ParityException>().WithMessage(message);
    }

    [SkippableFact]
    public void An_image_of_another_size_than_the_engine_takes_is_refused_before_anything_is_started()
    {
        using var runner = new TrtexecRunner(_bench.Job(), _bench.Program("trtexec", "8.6.2", WritesRaw));

        FluentActions.Invoking(() => runner.Run(EngineBench.Input(8, 6))).Should().Throw<RunnerException>().WithMessage("*images float32 [?,3,4,6] does not take float32 [1,3,8,6]*");
        File.Exists(Path.Combine(_bench.Programs.Root, "arguments")).Should().BeFalse();
    }

    [SkippableFact]
    public void A_program_that_hangs_is_stopped()
    {
        using var runner = new TrtexecRunner(_bench.Job(options: new() { Timeout = TimeSpan.FromMilliseconds(300) }), _bench.Program("trtexec", "8.6.2", "sleep 60"));

        FluentActions.Invoking(() => runner.Run(EngineBench.Input())).Should().Throw<RunnerException>().WithMessage("*did not finish within 0.3 s on picture.png*");
    }

    [SkippableFact]
    public void What_cannot_be_used_is_refused_when_it_is_loaded()
    {
        FluentActions.Invoking(() => new TrtexecRunner(_bench.Job(), new("trtexec", false, null, "trtexec is not on the PATH"))).Should().Throw<ParityException>().WithMessage("*trtexec is not on the PATH*");
        FluentActions.Invoking(() => new TrtexecRunner(_bench.Job(), _bench.Program("trtexec", "11.1", "true"))).Should().Throw<ParityException>().WithMessage("*TensorRT 11.1*polygraphy*");
        var comma = new EngineSignature([EngineBench.Slot("images,0", "float32 1x3x4x6")], []);
        FluentActions.Invoking(() => new TrtexecRunner(_bench.Job(comma), _bench.Program("trtexec", "10.3", "true"))).Should().Throw<ParityException>().WithMessage("*\"images,0\"*comma*");
    }

    [SkippableFact]
    public void A_name_that_no_file_can_have_is_told_by_the_log_or_by_the_signature()
    {
        _bench.Prepare("scores.bin", 0.5f, 0.25f);
        var signature = new EngineSignature([EngineBench.Slot("images:0", "float32 1x3x4x6")], [EngineBench.Slot("/head/scores:0", "float32 1x2"), EngineBench.Slot("boxes/0", "float32 1x2")]);
        using var runner = new TrtexecRunner(_bench.Job(signature), _bench.Program("trtexec", "10.3", """
            cp "$D/scores.bin" _head_scores_0.output.1.2.fp32.raw
            cp "$D/scores.bin" boxes_0.output.1.2.fp32.raw
            echo '[01/01/2027-00:00:00] [I] Writing file for output binding /head/scores:0 (with datatype fp32 and dimensions 1.2) to _head_scores_0.output.1.2.fp32.raw'
            """));

        runner.Run(EngineBench.Input()).Names.Should().Equal("/head/scores:0", "boxes/0");
        _bench.Arguments[1].Should().Be("--loadInputs='images:0':input-0.bin");
    }
}
