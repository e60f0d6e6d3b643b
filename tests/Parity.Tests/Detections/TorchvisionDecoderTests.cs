using Parity.Detections;
using Parity.Imaging;
using Parity.Running;
using Parity.Specs;
using Parity.Tensors;

namespace Parity.Tests.Detections;

public sealed class TorchvisionDecoderTests
{
    private static readonly TensorData Boxes = TensorData.From([1f, 2, 3, 4, 10, 20, 30, 40], 2, 4);
    private static readonly TensorData Labels = TensorData.From([3L, 1], 2);
    private static readonly TensorData Scores = TensorData.From([0.9f, 0.5f], 2);
    private static readonly ImageGeometry Unchanged = ImageGeometry.Unchanged(64, 48);

    [Fact]
    public void Boxes_labels_and_scores_become_detections_in_the_models_order() =>
        Decode(("boxes", Boxes), ("labels", Labels), ("scores", Scores))
            .Should().Equal(new Detection(new(1, 2, 3, 4), 0.9f, 3), new Detection(new(10, 20, 30, 40), 0.5f, 1));

    [Fact]
    public void Boxes_go_back_to_the_original_image()
    {
        var halved = new ImageGeometry(64, 48, 32, 24, new(0.5f, 0), new(0.5f, 2));

        new TorchvisionDecoder().Decode(Outputs(("boxes", Boxes), ("labels", Labels), ("scores", Scores)), halved)[0].Box.Should().Be(new Box(2, 0, 6, 4));
    }

    [Fact]
    public void Labels_and_scores_whose_names_were_swapped_are_told_apart_by_type() =>
        Decode(("boxes", Boxes), ("scores", Labels), ("labels", Scores))[0].Should().Be(new Detection(new(1, 2, 3, 4), 0.9f, 3));

    [Fact]
    public void Int32_labels_are_read() =>
        Decode(("boxes", Boxes), ("labels", TensorData.From([3, 1], 2)), ("scores", Scores)).Select(d => d.Label).Should().Equal(3, 1);

    [Fact]
    public void No_detections_are_no_error() =>
        Decode(("boxes", TensorData.Zeros<float>(0, 4)), ("labels", TensorData.Zeros<long>(0)), ("scores", TensorData.Zeros<float>(0))).Should().BeEmpty();

    [Fact]
    public void A_missing_output_is_named_with_what_is_there() =>
        Invoking(("dets", Boxes), ("labels", Labels), ("scores", Scores)).Should().Throw<ParityException>()
            .WithMessage("*\"boxes\" is missing*dets float32 [2,4]*output_names*");

    [Fact]
    public void A_batch_axis_is_refused() =>
        Invoking(("boxes", Boxes.Reshape(1, 2, 4)), ("labels", Labels), ("scores", Scores)).Should().Throw<ParityException>().WithMessage("*boxes to be float [n,4], found float32 [1,2,4]*");

    [Fact]
    public void Labels_that_are_no_integers_are_refused() =>
        Invoking(("boxes", Boxes), ("labels", Scores), ("scores", Scores)).Should().Throw<ParityException>().WithMessage("*labels to be int64 [n], found float32 [2]*");

    [Fact]
    public void Lists_of_different_lengths_are_refused() =>
        Invoking(("boxes", Boxes), ("labels", Labels), ("scores", TensorData.From([0.9f], 1))).Should().Throw<ParityException>().WithMessage("*2 boxes, 2 labels, 1 scores*");

    [Fact]
    public void A_label_the_spec_does_not_name_is_refused() =>
        FluentActions.Invoking(() => new TorchvisionDecoder(3).Decode(Outputs(("boxes", Boxes), ("labels", Labels), ("scores", Scores)), Unchanged))
            .Should().Throw<ParityException>().WithMessage("*label 3*3 labels (0 to 2)*");

    [Fact]
    public void The_table_builds_it_by_name()
    {
        var problems = new SpecProblems();

        var decoder = DetectionDecoders.Create(new() { At = default, Decoder = "torchvision", ScoreThreshold = 0.5 }, 4, problems);

        decoder.Should().BeOfType<TorchvisionDecoder>();
        problems.None.Should().BeTrue();
    }

    [Theory]
    [InlineData(2, 4L, true)]
    [InlineData(2, null, true)]
    [InlineData(2, 5L, false)]
    [InlineData(3, 4L, false)]
    public void It_is_recognised_by_boxes_without_a_batch_axis(int rank, long? last, bool recognised)
    {
        long?[] boxes = [.. Enumerable.Repeat<long?>(null, rank - 1), last];
        OutputSignature[] outputs = [new("boxes", ElementType.Float32, boxes), new("labels", ElementType.Int64, [null]), new("scores", ElementType.Float32, [null])];

        (TorchvisionDecoder.Entry.Recognise(outputs) is not null).Should().Be(recognised);
    }

    private static IReadOnlyList<Detection> Decode(params (string Name, TensorData Tensor)[] outputs) => new TorchvisionDecoder().Decode(Outputs(outputs), Unchanged);

    private static Func<IReadOnlyList<Detection>> Invoking(params (string Name, TensorData Tensor)[] outputs) => () => Decode(outputs);

    private static RawOutputs Outputs(params (string Name, TensorData Tensor)[] outputs) => new(outputs.Select(o => KeyValuePair.Create(o.Name, o.Tensor)));
}
