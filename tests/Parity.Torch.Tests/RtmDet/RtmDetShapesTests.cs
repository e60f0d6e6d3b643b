using System.Text.Json;
using Parity.Detections;
using Parity.Imaging;
using Parity.Running;
using Parity.Specs;
using Parity.Torch.Running;

namespace Parity.Torch.Tests.RtmDet;

/// <summary>The sample model from each of its checkpoint files, against PyTorch's numbers.</summary>
public sealed class RtmDetShapesTests
{
    private static readonly PreprocessPipeline Pipeline = RtmDetNets.MmyoloAt(160);

    [Theory]
    [InlineData("checkpoint.pth")]
    [InlineData("published.pth")]
    [InlineData("distilled.pth")]
    public void Every_layout_gives_the_raw_maps_of_the_averaged_student(string file)
    {
        var expected = TestData.Npz("rtmdet-shapes.expected.npz");
        using var runner = TorchRunner.Load(Reference(file));

        foreach (var picture in new[] { "scene-1.png", "scene-2.jpg" })
        {
            var outputs = Run(runner, picture, out _);
            foreach (var name in outputs.Names)
            {
                outputs[name].ToFloat32().Should().Equal(expected[$"{picture}/{name}"].ToFloat32(), (a, b) => MathF.Abs(a - b) < 2e-4f, "{0} of {1}", name, picture);
            }
        }
    }

    [Fact]
    public void Decoded_detections_are_those_of_the_original_postprocessing()
    {
        using var runner = TorchRunner.Load(Reference("checkpoint.pth"));
        using var expected = JsonDocument.Parse(File.ReadAllText(TestData.PathOf("rtmdet-shapes.expected.json")));
        var decoder = DetectionDecoders.Create(new() { Decoder = "rtmdet-raw", ScoreThreshold = 0.05 }, 3, new())!;
        var compared = 0;

        foreach (var picture in expected.RootElement.EnumerateObject())
        {
            var found = decoder.Decode(Run(runner, picture.Name, out var geometry), geometry).Where(d => d.Score > 0.05f).ToList();
            found.Should().HaveCount(picture.Value.GetArrayLength(), picture.Name);
            foreach (var wanted in picture.Value.EnumerateArray())
            {
                found.Should().Contain(d => Agrees(d, wanted), "{0}: {1}", picture.Name, wanted);
                compared++;
            }
        }

        compared.Should().Be(157);
    }

    [Fact]
    public void A_distilled_file_says_that_the_student_was_taken_and_the_teacher_left()
    {
        using var runner = TorchRunner.Load(Reference("distilled.pth"));

        string.Join(' ', runner.Description.Notes).Should().Contain("architecture.").And.Contain("teacher");
    }

    [Fact]
    public void A_distilled_file_loaded_as_a_plain_one_fails_and_says_that_every_weight_would_have_stayed_random()
    {
        var load = () => TorchRunner.Load(Reference("distilled.pth") with { StripPrefix = string.Empty });

        load.Should().Throw<ParityException>().Which.Message.Should().Contain("architecture.").And.Contain("missing").And.Contain("random");
    }

    private static ReferenceSpec Reference(string file) => new()
    {
        At = default,
        Kind = "checkpoint",
        Source = RepositoryRoot.File("models", "rtmdet-shapes", file),
        Architecture = "rtmdet/tiny",
        Options = new(default, [Option("num_classes", "3"), Option("widen_factor", "0.125")]),
    };

    private static KeyValuePair<SpecScalar, SpecNode> Option(string key, string value) => new(new(default, key), new SpecScalar(default, value));

    private static RawOutputs Run(TorchRunner runner, string picture, out ImageGeometry geometry)
    {
        var image = Pipeline.Run(RepositoryRoot.File("goldens", "images", "shapes", picture));
        geometry = image.Geometry;
        return runner.Run(new ModelInput(picture, image.Tensor, image.Geometry));
    }

    private static bool Agrees(Detection found, JsonElement wanted)
    {
        var box = wanted.GetProperty("box").EnumerateArray().Select(v => v.GetSingle()).ToArray();
        float[] corners = [found.Box.X1, found.Box.Y1, found.Box.X2, found.Box.Y2];
        return found.Label == wanted.GetProperty("label").GetInt32()
            && MathF.Abs(found.Score - wanted.GetProperty("score").GetSingle()) < 2e-5f
            && corners.Zip(box).All(p => MathF.Abs(p.First - p.Second) < 0.005f);
    }
}
