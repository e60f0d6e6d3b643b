using Parity.Detections;
using Parity.Specs;

namespace Parity.Tests.Comparison;

/// <summary>Builders whose arguments are only what a test is about.</summary>
internal static class Some
{
    public const double Threshold = 0.5;

    public static ToleranceSpec Tolerance { get; } = new() { BoxPixels = 0.5, Score = 0.001 };

    public static Detection Detection(float x = 10, float y = 20, float width = 40, float height = 30, float score = 0.9f, int label = 1) =>
        new(new(x, y, x + width, y + height), score, label);

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
