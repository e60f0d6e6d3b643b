using Parity.Tensors;
using Parity.Torch.Running;
using TorchSharp;

namespace Parity.Torch.Tests.Architectures.Torchvision;

/// <summary>
/// Both builders at full size, held to torchvision. What rounding alone changes was measured there (Data/torchvision_fasterrcnn_noise.txt):
/// no proposal or detection is lost, proposals move by up to 0.03 px, boxes by 0.02 px, scores by 5.6e-4.
/// </summary>
public sealed class FullSizeTests
{
    private const float ProposalLimit = 0.03f;
    private const float BoxLimit = 0.02f;
    private const float ScoreLimit = 5.6e-4f;

    public static TheoryData<string, string> Cases => new()
    {
        { "320", "chelsea.png" }, { "320", "astronaut.png" }, { "320", "coffee.jpg" }, { "320", "black" },
        { "800", "chelsea.png" }, { "800", "astronaut.png" }, { "800", "coffee.jpg" }, { "800", "black" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sizes_proposals_and_detections_are_those_of_torchvision(string builder, string picture)
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.inference_mode();
        var net = FullSizeNet.Of(builder);
        var image = net.Detector.Prepare(FullSizeNet.Picture(picture));
        var levels = net.Detector.Backbone.call(image.Tensor);
        var proposals = net.Detector.Rpn.Propose(levels, image);
        var found = net.Detector.Heads.Detect(levels, proposals, image);

        Integers(net, $"mid/resized.{picture}").Should().Equal(image.Resized.Height, image.Resized.Width);
        Integers(net, $"mid/padded.{picture}").Should().Equal(image.Padded.Height, image.Padded.Width);
        Pairs.WorstBox(proposals, Pairs.Boxes(net.Expected[$"mid/proposals.{picture}"])).Should().BeLessThan(ProposalLimit);
        var expected = Pairs.Detections(net.Expected[$"out/boxes.{picture}"], net.Expected[$"out/scores.{picture}"], net.Expected[$"out/labels.{picture}"]);
        var (worstBox, worstScore) = Pairs.Worst(found, expected);
        worstBox.Should().BeLessThan(BoxLimit);
        worstScore.Should().BeLessThan(ScoreLimit);
        found.Select(d => d.Score).Should().BeInDescendingOrder();
    }

    [Theory]
    [InlineData("320")]
    [InlineData("800")]
    public void Every_stage_of_the_first_picture_is_that_of_torchvision(string builder)
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.inference_mode();
        var net = FullSizeNet.Of(builder);

        var image = net.Detector.Prepare(FullSizeNet.Picture("chelsea.png"));
        var levels = net.Detector.Backbone.call(image.Tensor);

        Compare(image.Tensor[0][.., Every(8), Every(8)], net.Expected["mid/input"], 2e-6f);
        foreach (var (level, name) in levels.Zip(["0", "1", "pool"]))
        {
            var (logits, deltas) = net.Detector.Rpn.Predict(level);
            Compare(level[0][Every(16)], net.Expected[$"mid/fpn.{name}"], 2e-5f);
            Compare(logits[0][Every(2)], net.Expected[$"mid/objectness.{name}"], 2e-5f);
            Compare(deltas[0][Every(7)], net.Expected[$"mid/deltas.{name}"], 2e-5f);
        }
    }

    private static torch.TensorIndex Every(int step) => torch.TensorIndex.Slice(null, null, step);

    // Relative to the largest value, as float32 convolutions round.
    internal static void Compare(torch.Tensor found, TensorData expected, float limit)
    {
        found.shape.Should().Equal(expected.Shape);
        var (a, b) = (found.ToTensorData().ToFloat32(), expected.ToFloat32());
        (a.Zip(b, (x, y) => MathF.Abs(x - y)).Max() / b.Max(MathF.Abs)).Should().BeLessThan(limit);
    }

    private static int[] Integers(FullSizeNet net, string name) => Array.ConvertAll(net.Expected[name].Span<long>().ToArray(), v => (int)v);
}
