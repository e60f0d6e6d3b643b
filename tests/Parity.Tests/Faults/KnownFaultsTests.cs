using System.Collections.Concurrent;
using Parity.Detections;
using Parity.Faults;
using Parity.Imaging;
using Parity.Tensors;
using Parity.Tests.Imaging;

namespace Parity.Tests.Faults;

public sealed class KnownFaultsTests
{
    private static readonly string Picture = PreprocessData.Picture("chelsea-exif6.jpg");

    private static readonly ConcurrentDictionary<string, TensorData> Right = new();

    public static TheoryData<string, string> Applicable()
    {
        var data = new TheoryData<string, string>();
        foreach (var preset in PreprocessPresets.Names)
        {
            var pipeline = PreprocessPipeline.Preset(preset);
            foreach (var fault in KnownFaults.All.Where(f => f.Kind == FaultKind.Preprocessing && f.NoEffectOn(pipeline) is null))
            {
                data.Add(preset, fault.Name);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Applicable))]
    public void An_applicable_fault_changes_the_tensor_of_a_turned_colour_picture(string preset, string name)
    {
        var right = Right.GetOrAdd(preset, static p => PreprocessPipeline.Preset(p).Run(Picture).Tensor);

        var faulty = KnownFaults.Find(name)!.Apply(PreprocessPipeline.Preset(preset)).Run(Picture).Tensor;

        faulty.Bytes.Span.SequenceEqual(right.Bytes.Span).Should().BeFalse();
    }

    [Theory]
    [InlineData("torchvision-detection", "no-normalize")]
    [InlineData("torchvision-detection", "other-filter")]
    [InlineData("mmdet-rtmdet", "divide-by-225")]
    [InlineData("rtdetr", "exif-ignored")]
    [InlineData("yolo-letterbox", "letterbox-instead-of-stretch")]
    [InlineData("rtdetr", "stretch-instead-of-letterbox")]
    public void A_fault_that_cannot_apply_leaves_the_pipeline_alone_and_says_why(string preset, string name)
    {
        var pipeline = PreprocessPipeline.Preset(preset);
        var fault = KnownFaults.Find(name)!;

        fault.Apply(pipeline).Should().BeSameAs(pipeline);
        fault.NoEffectOn(pipeline).Should().StartWith($"Fault \"{name}\" needs ");
    }

    [Fact]
    public void Empty_replaces_the_detections_and_leaves_the_pipeline_alone()
    {
        var pipeline = PreprocessPipeline.Preset("rtdetr");
        var fault = KnownFaults.Find("empty")!;

        fault.Kind.Should().Be(FaultKind.Detections);
        fault.Apply(pipeline).Should().BeSameAs(pipeline);
        fault.Apply([new Detection(new(0, 0, 1, 1), 0.9f, 1)]).Should().BeEmpty();
    }

    [Fact]
    public void Every_fault_of_the_preprocessing_applies_to_some_preset()
    {
        var covered = Applicable().Select(row => (string)row[1]).Distinct();

        covered.Should().BeEquivalentTo(KnownFaults.All.Where(f => f.Kind == FaultKind.Preprocessing).Select(f => f.Name));
    }

    [Fact]
    public void An_unknown_fault_is_reported_with_a_suggestion()
    {
        var problems = new Parity.Specs.SpecProblems();

        KnownFaults.Bind(new(new("spec.yaml", 3, 7), "divide-by-255"), problems).Should().BeNull();

        problems.Items.Should().ContainSingle().Which.ToString().Should().Be("spec.yaml:3:7: unknown fault \"divide-by-255\"; did you mean \"divide-by-225\"?");
    }
}
