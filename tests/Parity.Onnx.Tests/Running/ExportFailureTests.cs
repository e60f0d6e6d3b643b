using Parity.Onnx.Running;
using Parity.Running;
using Parity.Tensors;

namespace Parity.Onnx.Tests.Running;

/// <summary>Real exports that fail in known ways, in the runtime's own words.</summary>
public class ExportFailureTests
{
    private static readonly ModelInput Picture = Candidates.Input(Candidates.Picture(64, 96));
    private static readonly ModelInput Blank = Candidates.Input(TensorData.Zeros<float>(1, 3, 64, 96));

    [Fact]
    public void An_export_traced_without_proposals_fails_with_the_cause()
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("faster-rcnn", "model-traced-without-proposals.onnx")));

        var failure = runner.Invoking(r => r.Run(Picture)).Should().Throw<RunnerException>().Which;

        failure.Message.Should().Contain("/roi_heads/Reshape").And.Contain(",15}, requested shape:{-1,4}");
        failure.Cause.Should().Contain("exported from an example image without proposals").And.Contain("16 columns into 4 classes").And.Contain("Export again");
    }

    [Fact]
    public void The_same_export_answers_with_nothing_where_there_is_nothing()
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("faster-rcnn", "model-traced-without-proposals.onnx")));

        var outputs = runner.Run(Blank);

        outputs.Names.Select(n => outputs[n].ToString()).Should().Equal("float32 [0,4]", "int64 [0]", "float32 [0]");
    }

    [Fact]
    public void A_right_export_fails_on_an_image_without_proposals_with_the_cause()
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("faster-rcnn", "model.onnx")));

        var failure = runner.Invoking(r => r.Run(Blank)).Should().Throw<RunnerException>().Which;

        failure.Message.Should().Contain("Input shape:{0,16}, requested shape:{0,-1}");
        failure.Cause.Should().Contain("rpn.score_thresh = 0").And.Contain("no_proposals: empty");
    }

    [Fact]
    public void No_proposals_become_empty_outputs_where_the_spec_says_so()
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("faster-rcnn", "model.onnx"), settings: Candidates.Settings(("no_proposals", "empty"))));

        var outputs = runner.Run(Blank);

        outputs.Names.Select(n => outputs[n].ToString()).Should().Equal("float32 [0,4]", "int64 [0]", "float32 [0]");
        runner.Description.Notes.Should().ContainMatch("*no_proposals: empty*");
        runner.Run(Picture)["boxes"].Shape[0].Should().BePositive("the next image is judged as before");
    }

    [Fact]
    public void No_proposals_do_not_hide_another_failure()
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("faster-rcnn", "model-traced-without-proposals.onnx"), settings: Candidates.Settings(("no_proposals", "empty"))));

        runner.Invoking(r => r.Run(Picture)).Should().Throw<RunnerException>();
    }

    [Fact]
    public void A_static_export_fails_on_another_size_with_the_cause()
    {
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("runner", "static.onnx")));

        var failure = runner.Invoking(r => r.Run(Picture)).Should().Throw<RunnerException>().Which;

        failure.Message.Should().Contain("Got: 64 Expected: 8");
        failure.Cause.Should().Contain("exported for one input size");
    }

    [Fact]
    public void A_file_of_a_newer_format_is_refused_with_the_cause()
    {
        // Field 1 of the file is its IR version: 8 in these exports.
        using var folder = new TemporaryFolder();
        var bytes = File.ReadAllBytes(Sample.File("runner", "rank4.onnx"));
        bytes[..2].Should().Equal(0x08, 0x08);
        bytes[1] = 99;
        var path = folder.Write("newer.onnx", bytes);

        var failure = FluentActions.Invoking(() => OnnxRunner.Load(Candidates.Onnx(path))).Should().Throw<RunnerException>().Which;

        failure.Message.Should().Contain("IR version: 99");
        failure.Cause.Should().Contain("newer than this ONNX Runtime");
    }
}
