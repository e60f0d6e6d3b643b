using Parity.Detections;
using Parity.Imaging;
using Parity.Running;
using Parity.Specs;
using Parity.Tensors;
using Parity.Torch.Architectures;

namespace Parity.Torch.Tests.RtDetr;

/// <summary>The networks against numbers of the original implementations, at full size.</summary>
public sealed class FullSizeExactnessTests
{
    // An independent float32 implementation orders its sums otherwise; the originals' own float32 is one noise away from float64.
    private const double NoiseMultiple = 4;

    public static TheoryData<string> All => new() { "rtdetr_r18vd", "rtdetr_r50vd", "rtdetrv2_r18vd", "ultralytics_rtdetr-l" };

    public static TheoryData<string> Official => new() { "rtdetr_r18vd", "rtdetr_r50vd", "rtdetrv2_r18vd" };

    [Theory]
    [MemberData(nameof(All))]
    public void The_state_dict_has_the_original_s_names_shapes_and_types(string name)
    {
        using var detector = ArchitectureRegistry.BuiltIn.Create(ReferenceRun.ArchitectureOf(name), SpecOptions.Of(("input_size", $"{ReferenceRun.Side}")));

        detector.state_dict()
            .Select(e => $"{e.Key}\t{e.Value.dtype.ToString().ToLowerInvariant()}\t[{string.Join(", ", e.Value.shape)}]")
            .Order(StringComparer.Ordinal)
            .Should().Equal(File.ReadLines(TestData.PathOf($"rtdetr/{name}.keys.tsv")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Intermediate_maps_stay_on_the_original_s_path(string name)
    {
        var run = ReferenceRun.Of(name);
        var stages = run.Reference.Where(r => r.Key.StartsWith("mid/", StringComparison.Ordinal)).ToList();

        // Values reach 6; the Ultralytics net is the deeper one, and its noise at the last map is 1.1e-3.
        var limit = run.IsUltralytics ? 2e-3 : 1e-4;
        stages.Should().HaveCountGreaterThanOrEqualTo(7);
        foreach (var (key, expected) in stages)
        {
            var found = run.Intermediates[key["mid/".Length..]];
            found.Shape.Should().Equal(expected.Shape, key);
            LargestDifference(found.ToFloat32(), expected.ToFloat32()).Should().BeLessThan(limit, key);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Queries_scores_and_boxes_are_within_a_small_multiple_of_the_original_s_own_noise(string name)
    {
        var run = ReferenceRun.Of(name);
        var noise = NoiseFloor.Of(name);
        noise.Should().HaveCount(ReferenceRun.Pictures.Count);
        for (var picture = 0; picture < noise.Count; picture++)
        {
            var (first, second) = run.IsUltralytics
                ? (AlignedDifference(run, "out/output0", picture, run.Boxes, 0), AlignedDifference(run, "out/output0", picture, Sigmoid(run.Logits), 4))
                : (AlignedDifference(run, "out/pred_logits", picture, run.Logits, 0), AlignedDifference(run, "out/pred_boxes", picture, run.Boxes, 0));

            first.Should().BeLessThan(NoiseMultiple * noise[picture].First, ReferenceRun.Pictures[picture]);
            second.Should().BeLessThan(NoiseMultiple * noise[picture].Second, ReferenceRun.Pictures[picture]);
        }
    }

    [Theory]
    [MemberData(nameof(Official))]
    public void The_decoder_gives_the_original_post_processor_s_numbers(string name)
    {
        var reference = ReferenceRun.Of(name).Reference;
        var decoder = DetectionDecoders.Create(new DetectionSpec { Decoder = "rtdetr-raw", ScoreThreshold = 0 }, 80, new())!;
        for (var picture = 0; picture < ReferenceRun.Pictures.Count; picture++)
        {
            var outputs = new RawOutputs([new("pred_logits", Rows(reference["out/pred_logits"], picture)), new("pred_boxes", Rows(reference["out/pred_boxes"], picture))]);
            var geometry = ReferenceRun.Preprocess("rtdetr", ReferenceRun.Pictures[picture]).Geometry;

            var detections = decoder.Decode(outputs, geometry);

            detections.Select(d => (long)d.Label).Should().Equal(Rows(reference["out/labels"], picture).Span<long>().ToArray());
            LargestDifference([.. detections.Select(d => d.Score)], Rows(reference["out/scores"], picture).ToFloat32()).Should().BeLessThan(2e-7);
            LargestDifference([.. detections.SelectMany(d => new[] { d.Box.X1, d.Box.Y1, d.Box.X2, d.Box.Y2 })], Rows(reference["out/boxes"], picture).ToFloat32()).Should().Be(0);
        }
    }

    /// <summary>The largest difference of a picture's rows, each found by the token its query was taken from; every token must be there.</summary>
    private static double AlignedDifference(ReferenceRun run, string key, int picture, TensorData found, int firstColumn)
    {
        var expected = Rows(run.Reference[key], picture);
        var (width, columns) = ((int)expected.Shape[^1], (int)found.Shape[^1]);
        var (expectedValues, foundValues) = (expected.ToFloat32(), Rows(found, picture).ToFloat32());
        var rowOf = Rows(run.Tokens, picture).Span<long>().ToArray().Select((token, row) => (token, row)).ToDictionary(t => t.token, t => t.row);
        var worst = 0.0;
        foreach (var (token, row) in Rows(run.Reference["out/selected_tokens"], picture).Span<int>().ToArray().Select((token, row) => (token, row)))
        {
            rowOf.Should().ContainKey(token, "the same tokens are selected");
            worst = Math.Max(worst, LargestDifference(foundValues.AsSpan(rowOf[token] * columns, columns), expectedValues.AsSpan((row * width) + firstColumn, columns)));
        }

        return worst;
    }

    private static TensorData Rows(TensorData batch, int picture)
    {
        var each = batch.Bytes.Length / (int)batch.Shape[0];
        return new(batch.ElementType, batch.Shape.RemoveAt(0), batch.Bytes.Slice(picture * each, each).ToArray());
    }

    private static TensorData Sigmoid(TensorData logits) =>
        TensorData.From(Array.ConvertAll(logits.ToFloat32(), static x => 1f / (1f + MathF.Exp(-x))), logits.Shape.AsSpan());

    private static double LargestDifference(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        a.Length.Should().Be(b.Length).And.BePositive();
        var worst = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            // A NaN on either side makes the difference NaN, which no limit accepts.
            var difference = Math.Abs((double)a[i] - b[i]);
            worst = difference > worst || double.IsNaN(difference) ? difference : worst;
        }

        return worst;
    }
}
