using Parity.Detections;
using Parity.Imaging;
using Parity.Running;
using Parity.Tensors;

namespace Parity.Tests.Detections;

/// <summary>
/// Both projects' post-processing on random maps, held to an implementation in torch and torchvision
/// (<c>tools/fixtures/rtmdet/postprocess.py</c>): ties, empty results, inverted boxes, limits that bite, more than 10,000 candidates.
/// </summary>
public sealed class RtmDetPostprocessTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, TensorData>> Expected = new(() =>
        NpzFile.Read(RepositoryRoot.File("tests", "Parity.Tests", "Data", "rtmdet", "postprocess.npz")));

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var name in new[] { "usual", "ties", "limits", "few", "none", "many" })
            {
                cases.Add(name, "mmyolo");
                cases.Add(name, "mmdet");
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_same_detections_are_kept_as_in_an_implementation_with_torchvision(string name, string project)
    {
        var settings = Expected.Value[$"{name}/settings"].Span<double>();
        var geometry = Geometry(name, project);
        var decoder = new RtmDetRawDecoder(new RtmDetSettings
        {
            Project = project == "mmdet" ? RtmDetProject.Mmdetection : RtmDetProject.Mmyolo,
            CandidateLimit = (int)settings[4],
            CandidateScore = (float)settings[5],
        });

        var found = decoder.Decode(Maps(name, project, geometry), geometry);

        var (labels, scores, boxes) = (Expected.Value[$"{name}/{project}/labels"].Span<int>().ToArray(), Expected.Value[$"{name}/{project}/scores"].ToFloat32(), Boxes(name, project));
        found.Select(d => d.Label).Should().Equal(labels);
        found.Select(d => d.Score).Should().Equal(scores, (a, b) => MathF.Abs(a - b) <= 2e-7f);

        // The original multiplies by reciprocals where this divides: two roundings of a coordinate of some hundred pixels.
        found.Select(d => d.Box).Should().Equal(boxes, (a, b) => Largest(a, b) <= (project == "mmdet" ? 1e-4f : 0f));
    }

    [Fact]
    public void The_random_maps_hold_what_they_are_meant_to_hold()
    {
        long Count(string key, int index) => Expected.Value[key].Span<long>()[index];

        Count("many/mmyolo/counts", 0).Should().BeGreaterThan(10_000);
        Count("limits/mmyolo/counts", 0).Should().BeGreaterThan(1000, "the limit must bite");
        Count("usual/mmyolo/counts", 1).Should().BePositive("boxes are inverted before suppression");
        Count("usual/mmdet/counts", 1).Should().BePositive("boxes without area are dropped");
        Expected.Value["none/mmyolo/labels"].Span<int>().Length.Should().Be(0);
        Expected.Value["ties/mmyolo/scores"].ToFloat32().Distinct().Count().Should().BeLessThan(10);
        Expected.Value["usual/mmyolo/labels"].Span<int>().Length.Should().Be(300);
    }

    // MMDetection pads at the right and bottom only.
    private static ImageGeometry Geometry(string name, string project)
    {
        var g = Expected.Value[$"{name}/geometry"].Span<long>();
        var (left, top) = project == "mmdet" ? (0, 0) : ((int)g[6], (int)g[7]);
        return new((int)g[0], (int)g[1], (int)g[2], (int)g[3], new((float)(g[4] / (double)g[0]), left), new((float)(g[5] / (double)g[1]), top));
    }

    private static RawOutputs Maps(string name, string project, ImageGeometry geometry)
    {
        var settings = Expected.Value[$"{name}/settings"].Span<double>().ToArray();
        var (classes, grid, mean, reach) = ((int)settings[0], settings[1], settings[2], settings[3]);
        var outputs = new List<KeyValuePair<string, TensorData>>();
        for (var level = 0; level < 3; level++)
        {
            var stride = 8 << level;
            var (height, width) = (geometry.InputHeight / stride, geometry.InputWidth / stride);
            var unit = project == "mmdet" ? stride : 1;
            outputs.Add(new($"cls.{level}", Map($"{name}/cls.{level}", classes, height, width, u => Math.Round(((8 * u) - 4 + mean) * grid) / grid)));
            outputs.Add(new($"reg.{level}", Map($"{name}/reg.{level}", 4, height, width, u => Math.Round(((reach * u) - 0.4) * 32) / 32 * unit)));
        }

        return new(outputs);
    }

    private static TensorData Map(string name, int channels, int height, int width, Func<double, double> value)
    {
        var hash = FormulaNumbers.Hash(name);
        return TensorData.From([.. Enumerable.Range(0, channels * height * width).Select(i => (float)value(FormulaNumbers.Uniform(hash, i)))], 1, channels, height, width);
    }

    private static Box[] Boxes(string name, string project) =>
        [.. Expected.Value[$"{name}/{project}/boxes"].ToFloat32().Chunk(4).Select(b => new Box(b[0], b[1], b[2], b[3]))];

    private static float Largest(Box a, Box b) =>
        new[] { a.X1 - b.X1, a.Y1 - b.Y1, a.X2 - b.X2, a.Y2 - b.Y2 }.Max(MathF.Abs);
}
