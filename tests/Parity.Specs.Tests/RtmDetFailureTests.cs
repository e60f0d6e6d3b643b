using System.IO.Compression;
using Parity.Running;

namespace Parity.Specs.Tests;

/// <summary>A difference that teams meet with RTMDet: the same weights, exported twice, at the size at which ONNX Runtime's GlobalAveragePool errs.</summary>
public sealed class RtmDetFailureTests
{
    [Fact]
    public void What_GlobalAveragePool_costs_is_named_by_stage_output_place_and_size_and_means_of_rows_avoid_it()
    {
        var folder = Directory.CreateTempSubdirectory("parity-rtmdet-").FullName;
        var checkpoint = Unpacked(folder, "attentive.pth.gz");

        var pool = Judge(checkpoint, Unpacked(folder, "attentive-pool-640.onnx.gz"));
        var twice = Judge(checkpoint, Unpacked(folder, "attentive-twice-640.onnx.gz"));

        var text = pool.Should().ContainSingle(r => r.Case.Kind == CaseKind.Image && r.Outcome == CaseOutcome.Failed).Which.Text;
        text.Should().Contain("First diverging stage: raw outputs").And.MatchRegex(@"cls\.0\[0,0,[0-9]+,[0-9]+\]").And.MatchRegex("[0-9.]+E-05 apart");
        twice.Should().OnlyContain(r => r.Outcome == CaseOutcome.Passed);
    }

    private static IReadOnlyList<CaseResult> Judge(string checkpoint, string export) => Repository.Judge(Repository.Approved(Repository.Spec(
        "rtmdet-shapes.yaml",
        ("../goldens/images/shapes/*", "../goldens/images/shapes/scene-1.png"),
        ("labels: [circle, square, triangle]", "labels: [shape]"),
        ("../models/rtmdet-shapes/checkpoint.pth", checkpoint),
        ("../models/rtmdet-shapes/model-raw.onnx", export),
        ("num_classes: 3, widen_factor: 0.125", "num_classes: 1, widen_factor: 0.03125"),
        ("  onnx-mmdeploy:\n    onnx: ../models/rtmdet-shapes/model-mmdeploy.onnx\n    detections: { decoder: mmdeploy }\n", string.Empty),
        ("  replace:\n    resize: { fit: [160, 160], rounding: truncate, filter: opencv-linear, shrink_filter: opencv-area }\n  set:\n    pad: { size: [160, 160] }\n", string.Empty),
        ("score_threshold: 0.5", "score_threshold: 0.0105"),
        ("raw: { max_abs: 1.0e-3 }", "raw: { max_abs: 1.5e-5 }"),
        ("expect: { images: 9, detections_per_image: { min: 1 }, empty: [empty.png] }", "expect: { images: 1 }"),
        ("faults: [bgr, no-normalize, normalize-twice, stretch-instead-of-letterbox, empty]", string.Empty))));

    private static string Unpacked(string folder, string packed)
    {
        var path = Path.Combine(folder, Path.GetFileNameWithoutExtension(packed));
        using var from = new GZipStream(File.OpenRead(RepositoryRoot.File("tests", "Parity.Specs.Tests", "Data", packed)), CompressionMode.Decompress);
        using var to = File.Create(path);
        from.CopyTo(to);
        return path;
    }
}
