using Parity.Detections;
using Parity.Specs;

namespace Parity.Tests.Detections;

public sealed class RtDetrSettingsTests
{
    [Theory]
    [InlineData("rtdetr-raw", "max_detections", "100", null)]
    [InlineData("rtdetr", "max_detections", "100", "unknown key \"max_detections\"")]
    [InlineData("rtdetr-raw", "max_detections", "0", "\"max_detections\" must be a whole number")]
    [InlineData("ultralytics-rtdetr", "rows", "detections", null)]
    [InlineData("ultralytics-rtdetr", "rows", "detection", "did you mean \"detections\"?")]
    [InlineData("ultralytics-rtdetr", "max_detections", "100", "unknown key \"max_detections\"")]
    public void Settings_are_checked_by_name_and_value(string decoder, string key, string value, string? problem)
    {
        var at = new SpecLocation("a.yaml", 1, 1);
        var problems = new SpecProblems();

        var built = DetectionDecoders.Create(
            new() { At = at, Decoder = decoder, ScoreThreshold = 0.5, Settings = new(at, [KeyValuePair.Create<SpecScalar, SpecNode>(new(at, key), new SpecScalar(at, value))]) },
            labels: 3,
            problems);

        if (problem is null)
        {
            problems.None.Should().BeTrue();
            built!.Name.Should().Be(decoder);
        }
        else
        {
            built.Should().BeNull();
            problems.Items.Should().ContainSingle().Which.Message.Should().Contain(problem);
        }
    }
}
