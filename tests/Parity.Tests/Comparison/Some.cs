using Parity.Comparison;
using Parity.Detections;
using Parity.Goldens;
using Parity.Imaging;
using Parity.Running;
using Parity.Specs;
using Parity.Tensors;

namespace Parity.Tests.Comparison;

/// <summary>Builders whose arguments are only what a test is about.</summary>
internal static class Some
{
    public const double Threshold = 0.5;

    public static ToleranceSpec Tolerance { get; } = new() { BoxPixels = 0.5, Score = 0.001 };

    public static Detection Detection(float x = 10, float y = 20, float width = 40, float height = 30, float score = 0.9f, int label = 1) =>
        new(new(x, y, x + width, y + height), score, label);

    public static ParitySpec Spec { get; } = new()
    {
        File = "shapes.yaml",
        Model = "shapes",
        Labels = ["background", "circle", "square", "triangle"],
        Images = Images("a.png"),
        Preprocess = new("torchvision-detection", []),
        Detections = new() { ScoreThreshold = Threshold },
        Tolerance = Tolerance,
        Expect = new(),
        GoldenFolder = "goldens/shapes",
    };

    public static GoldenProvenance Provenance { get; } = new() { Checkpoint = "c0", Image = "i0", Preprocess = "p0", Decoder = "d0" };

    public static ImageSet Images(params string[] names) => new("images", [], [.. names]);

    public static TensorFingerprint Fingerprint(params float[] values) =>
        TensorFingerprint.Of(TensorData.From(values.Length == 0 ? [0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f] : values, 1, 3, 1, (values.Length == 0 ? 6 : values.Length) / 3));

    public static RawOutputs Raw(params (string Name, TensorData Tensor)[] outputs) =>
        new(outputs.Select(o => KeyValuePair.Create(o.Name, o.Tensor)));

    public static RawOutputs Raw(int count) => Raw(
        ("boxes", TensorData.Zeros<float>(count, 4)), ("labels", TensorData.Zeros<long>(count)), ("scores", TensorData.Zeros<float>(count)));

    public static SideOutputs Side(params Detection[] detections) => new()
    {
        Input = Fingerprint(),
        Raw = Raw(detections.Length),
        Detections = detections,
    };

    public static SideOutputs Failed(string message, string? cause = null) => new() { Input = Fingerprint(), Failure = new(message, cause) };

    public static Golden Golden(params Detection[] detections) =>
        Parity.Goldens.Golden.Create("shapes", "a.png", Provenance, Fingerprint(), detections, Threshold);

    /// <summary>Evidence that passes every stage: two sides that agree and their golden.</summary>
    public static ImageEvidence Evidence(params Detection[] detections)
    {
        var found = detections.Length == 0 ? [Detection(), Detection(x: 100, label: 2)] : detections;
        return new()
        {
            Image = "a.png",
            Spec = Spec,
            Tolerance = Tolerance,
            Golden = Golden(found),
            Present = Provenance,
            Reference = Side(found),
            Candidate = Side(found),
        };
    }

    public static Check Failing(this StageVerdict stage, string name) => stage.Checks.Single(c => !c.Passed && c.Name == name);

    public static Detection Moved(this Detection detection, float dx, float dy = 0) =>
        detection with { Box = new(detection.Box.X1 + dx, detection.Box.Y1 + dy, detection.Box.X2 + dx, detection.Box.Y2 + dy) };

    /// <summary>A crowd with overlapping boxes, shared labels, duplicates and ties.</summary>
    public static List<Detection> Crowd(Random random, int count)
    {
        var result = new List<Detection>();
        while (result.Count < count)
        {
            var detection = Detection(random.Next(60), random.Next(60), 20 + random.Next(3), 20 + random.Next(3), 0.4f + (random.Next(60) / 100f), random.Next(3));
            result.Add(detection);
            if (random.Next(4) == 0 && result.Count < count)
            {
                result.Add(random.Next(2) == 0 ? detection : detection with { Label = (detection.Label + 1) % 3 });
            }
        }

        return result;
    }

    public static List<Detection> Jittered(Random random, IEnumerable<Detection> detections, float pixels, float score) =>
        [.. detections.Select(d => d.Moved(Noise(random, pixels), Noise(random, pixels)) with { Score = d.Score + Noise(random, score) })];

    public static List<T> Shuffled<T>(Random random, IEnumerable<T> items)
    {
        var array = items.ToArray();
        random.Shuffle(array);
        return [.. array];
    }

    private static float Noise(Random random, float size) => size * ((2 * random.NextSingle()) - 1);
}
