using Parity.Imaging;
using Parity.Onnx.Running;
using Parity.Running;
using Parity.Tensors;

namespace Parity.Onnx.Tests.Running;

public class OnnxRunnerTests
{
    [Fact]
    public void A_real_Faster_R_CNN_export_gives_what_PyTorch_gave()
    {
        var expected = NpzFile.Read(Sample.File("faster-rcnn", "expected.npz"));
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("faster-rcnn", "model.onnx")));

        var outputs = runner.Run(Candidates.Input(Candidates.Picture(64, 96)));

        outputs.Names.Should().Equal("boxes", "labels", "scores");
        outputs["labels"].Span<long>().ToArray().Should().Equal(expected["labels"].Span<long>().ToArray());
        outputs["boxes"].Shape.Should().Equal(expected["boxes"].Shape);
        Largest(outputs["boxes"], expected["boxes"]).Should().BeLessThan(2e-4f);
        Largest(outputs["scores"], expected["scores"]).Should().BeLessThan(2e-6f);
    }

    [Fact]
    public void The_report_says_what_ran()
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("runner", "rank4.onnx")));

        runner.Description.Should().BeEquivalentTo(new { Kind = "onnxruntime", Runtime = $"ONNX Runtime {ExecutionProviders.RuntimeVersion}", Device = "cpu", Notes = Array.Empty<string>() });
        runner.Description.Properties.Should().Contain("opset", "16").And.Contain("threads", "1").And.ContainKey("producer");
    }

    [Fact]
    public void What_the_file_alone_makes_suspicious_is_part_of_the_report()
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("faster-rcnn", "model-traced-without-proposals.onnx")));

        runner.Description.Suspicions.Should().ContainSingle().Which.Should().Match("Reshape \"/roi_heads/Reshape*exported from an example image without proposals*Export again*");
    }

    [Theory]
    [InlineData("faster-rcnn", "model.onnx", PictureValues.Unit)]
    [InlineData("runner", "normalised.onnx", PictureValues.Unit)]
    [InlineData("runner", "divided-by-255.onnx", PictureValues.Levels)]
    [InlineData("runner", "rank4.onnx", null)]
    public void What_the_graph_does_to_the_picture_tells_which_values_it_expects(string folder, string file, PictureValues? expected)
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File(folder, file)));

        runner.Description.OwnPreprocessing?.Expects.Should().Be(expected);
        (runner.Description.OwnPreprocessing is null).Should().Be(expected is null);
    }

    [Fact]
    public void A_batch_axis_of_one_is_dropped_for_a_model_without_one_and_said()
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("runner", "rank3.onnx")));
        var picture = Candidates.Picture(4, 6);

        var means = runner.Run(Candidates.Input(picture))["means"];

        means.Shape.Should().Equal(3);
        means.Span<float>()[0].Should().BeApproximately(picture.Span<float>()[..24].ToArray().Average(), 1e-6f);
        runner.Description.Notes.Should().Equal("the input \"image\" has rank 3: float32 [1,3,4,6] is fed as [3,4,6]");
    }

    [Fact]
    public void A_batch_axis_of_one_is_added_for_a_model_that_wants_one()
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("runner", "rank4.onnx")));

        runner.Run(Candidates.Input(Candidates.Picture(4, 6).Reshape(3, 4, 6)))["means"].Shape.Should().Equal(1, 3);
        runner.Description.Notes.Should().ContainSingle();
    }

    [Fact]
    public void A_batch_of_two_is_not_squeezed_into_a_model_without_a_batch()
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("runner", "rank3.onnx")));
        var batch = TensorData.Zeros<float>(2, 3, 4, 6);

        runner.Invoking(r => r.Run(Candidates.Input(batch))).Should().Throw<RunnerException>().WithMessage("*rank 3; the preprocessing made float32 [2,3,4,6]*");
    }

    [Fact]
    public void The_original_size_is_fed_as_width_and_height_to_a_model_that_asks_for_it()
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("runner", "two-inputs.onnx")));

        var outputs = runner.Run(Candidates.Input(Candidates.Picture(8, 6), originalWidth: 400, originalHeight: 200));

        outputs.Names.Should().Equal("labels", "boxes", "scores");
        outputs["boxes"].Span<float>().ToArray().Should().Equal(100f, 100f, 300f, 200f);
        outputs["labels"].Span<long>().ToArray().Should().Equal(3L);
    }

    [Fact]
    public void Every_element_type_that_PyTorch_exports_comes_back_unchanged()
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("runner", "element-types.onnx")));
        var picture = TensorData.From([0f, 0.5f, 1f, 2.5f, 3f, 4f], 1, 3, 1, 2);

        var outputs = runner.Run(Candidates.Input(picture));

        // 2x − 3; integers are cut towards zero.
        float[] exact = [-3, -2, -1, 2, 3, 5];
        outputs.Names.Select(n => (n, outputs[n].ElementType)).Should().Equal(
            ("f32", ElementType.Float32), ("f64", ElementType.Float64), ("f16", ElementType.Float16), ("bf16", ElementType.BFloat16), ("i8", ElementType.Int8),
            ("i16", ElementType.Int16), ("i32", ElementType.Int32), ("i64", ElementType.Int64), ("u8", ElementType.UInt8), ("bool", ElementType.Bool));
        outputs.Names.Except(["u8", "bool"]).Should().AllSatisfy(n => outputs[n].ToFloat32().Should().Equal(exact));
        outputs["u8"].ToFloat32().Should().Equal(3, 2, 1, 2, 3, 5);
        outputs["bool"].ToFloat32().Should().Equal(0, 0, 0, 1, 1, 1);
    }

    [Theory]
    [InlineData("half-input.onnx", ElementType.Float16)]
    [InlineData("double-input.onnx", ElementType.Float64)]
    public void A_model_of_another_float_type_gets_the_tensor_converted_and_says_so(string file, ElementType type)
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("runner", file)));
        var picture = TensorData.Zeros<float>(1, 3, 8, 6);
        picture.MutableSpan<float>().Fill(0.3f);

        var doubled = runner.Run(Candidates.Input(picture))["doubled"];

        doubled.ElementType.Should().Be(type);
        doubled.ToFloat32()[0].Should().Be(type == ElementType.Float16 ? (float)(Half)((float)(Half)0.3f * 2) : 0.6f);
        runner.Description.Notes.Should().Equal($"the input \"image\" is {type.DisplayName()}: the float32 tensor is converted for it");
    }

    [Theory]
    [InlineData("three-inputs.onnx", "*image float32 [1,3,8,6] and im_shape float32 [1,2] and scale_factor float32 [1,2]; expected one picture*")]
    [InlineData("uint8-input.onnx", "*takes image uint8 [1,3,8,6]; expected one picture, float32*")]
    public void Inputs_that_cannot_be_fed_are_listed(string file, string message) =>
        FluentActions.Invoking(() => OnnxRunner.Load(Candidates.Onnx(Sample.File("runner", file)))).Should().Throw<ParityException>().WithMessage(message);

    [Fact]
    public void An_output_that_is_no_tensor_is_named()
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("runner", "sequence-output.onnx")));

        runner.Invoking(r => r.Run(Candidates.Input(Candidates.Picture(8, 6)))).Should().Throw<RunnerException>().WithMessage("*output \"parts\"*SEQUENCE*expected a tensor*");
    }

    [Fact]
    public void The_bodies_of_an_If_run()
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("runner", "branch.onnx")));
        var (dark, bright) = (TensorData.Zeros<float>(1, 3, 8, 6), Candidates.Picture(8, 6));

        runner.Run(Candidates.Input(dark))["result"].Span<float>()[0].Should().Be(-1f);
        runner.Run(Candidates.Input(bright))["result"].Span<float>()[1].Should().Be(bright.Span<float>()[1] * 2);
    }

    [Fact]
    public void Weights_in_another_file_are_found_beside_the_model()
    {
        var expected = NpzFile.Read(Sample.File("runner", "external-data.npz"));
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("runner", "external-data.onnx")));

        var features = runner.Run(Candidates.Input(TensorData.Zeros<float>(1, 3, 8, 6)))["features"];

        features.Span<float>()[0].Should().Be(expected["bias"].Span<float>()[0]);
    }

    [Fact]
    public void Runs_repeat_bit_for_bit_and_leave_the_input_alone()
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("faster-rcnn", "model.onnx"), threads: 2));
        var picture = Candidates.Picture(64, 96);
        var before = picture.Bytes.ToArray();

        var (first, second) = (runner.Run(Candidates.Input(picture)), runner.Run(Candidates.Input(picture)));

        second.Names.Should().AllSatisfy(n => second[n].Bytes.ToArray().Should().Equal(first[n].Bytes.ToArray()));
        picture.Bytes.ToArray().Should().Equal(before);
    }

    [Fact]
    public void A_runner_that_was_disposed_refuses_to_run()
    {
        var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("runner", "rank4.onnx")));
        runner.Dispose();
        runner.Dispose();

        runner.Invoking(r => r.Run(Candidates.Input(Candidates.Picture(4, 6)))).Should().Throw<ObjectDisposedException>();
    }

    private static float Largest(TensorData a, TensorData b) => a.ToFloat32().Zip(b.ToFloat32(), (x, y) => Math.Abs(x - y)).Max();
}
