using Parity.Faults;
using Parity.Imaging;

namespace Parity.Tests.Imaging;

/// <summary>Every fault on every preset it applies to, with real pictures: the cause that the fingerprints name is the fault's, never another's.</summary>
public sealed class FaultDiagnosisTableTests
{
    // The photograph whose orientation matters is turned by its EXIF.
    private static readonly string[] Pictures = ["chelsea.png", "coffee.jpg", "chelsea-exif6.jpg"];

    public static TheoryData<string> Faults => [.. KnownFaults.All.Where(f => f.Kind == FaultKind.Preprocessing).Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Faults))]
    public void The_cause_named_is_the_faults_own(string name)
    {
        var fault = KnownFaults.Find(name)!;
        var (named, wrong) = (0, new List<string>());
        foreach (var preset in PreprocessPresets.Names.Where(p => fault.NoEffectOn(PreprocessPipeline.Preset(p)) is null))
        {
            foreach (var picture in Pictures)
            {
                var pipeline = PreprocessPipeline.Preset(preset);
                var path = PreprocessData.Picture(picture);
                var diagnosis = FingerprintDiagnosis.Compare(pipeline.Run(path).Fingerprint(), fault.Apply(pipeline).Run(path).Fingerprint());
                if (Causes(name).Contains(diagnosis.Cause))
                {
                    named++;
                }
                else if (!diagnosis.Equal)
                {
                    wrong.Add($"{preset}, {picture}: {diagnosis.Cause}: {diagnosis.Message}");
                }
            }
        }

        wrong.Should().BeEmpty();
        named.Should().BePositive();
    }

    private static FingerprintCause[] Causes(string fault) => fault switch
    {
        "divide-by-225" or "not-scaled" or "scaled-twice" => [FingerprintCause.Factor],
        "bgr" => [FingerprintCause.ChannelsSwapped],
        "hwc" => [FingerprintCause.Order],
        "no-normalize" => [FingerprintCause.NormalizeMissing],
        "normalize-twice" => [FingerprintCause.NormalizeTwice],
        "letterbox-instead-of-stretch" or "stretch-instead-of-letterbox" => [FingerprintCause.Bars],
        "other-filter" or "shifted-pixel" => [FingerprintCause.Filter],

        // Turned and then stretched to a square, a picture has nearly its values: the message of another filter says so.
        "exif-ignored" => [FingerprintCause.Order, FingerprintCause.Filter],
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "a fault without a cause here"),
    };
}
