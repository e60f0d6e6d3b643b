using System.Runtime.InteropServices;
using Parity.Detections;
using Parity.Tensors;

namespace Parity.Torch.Tests.Architectures.Torchvision;

/// <summary>Pairs what was found with what was expected, each item once, and answers the worst difference.</summary>
internal static class Pairs
{
    public static Box[] Boxes(TensorData boxes) => MemoryMarshal.Cast<float, Box>(boxes.Span<float>()).ToArray();

    public static List<Detection> Detections(TensorData boxes, TensorData scores, TensorData labels)
    {
        var (s, l) = (scores.Span<float>().ToArray(), labels.Span<long>().ToArray());
        return [.. Boxes(boxes).Select((b, i) => new Detection(b, s[i], (int)l[i]))];
    }

    /// <summary>The largest corner displacement, in pixels.</summary>
    public static float WorstBox(IEnumerable<Box> found, IReadOnlyCollection<Box> expected) =>
        Worst([.. found.Select(b => new Detection(b, 0, 0))], [.. expected.Select(b => new Detection(b, 0, 0))]).Box;

    /// <summary>The largest corner displacement and score difference; a detection of another label is no partner.</summary>
    public static (float Box, float Score) Worst(IReadOnlyList<Detection> found, IReadOnlyCollection<Detection> expected)
    {
        found.Should().HaveCount(expected.Count);
        var (left, box, score) = (found.ToList(), 0f, 0f);
        foreach (var item in expected)
        {
            var nearest = left.MinBy(f => f.Label == item.Label ? Distance(f.Box, item.Box) : float.PositiveInfinity);
            box = MathF.Max(box, nearest.Label == item.Label ? Distance(nearest.Box, item.Box) : float.PositiveInfinity);
            score = MathF.Max(score, MathF.Abs(nearest.Score - item.Score));
            left.Remove(nearest);
        }

        return (box, score);
    }

    private static float Distance(Box a, Box b) => new[] { a.X1 - b.X1, a.Y1 - b.Y1, a.X2 - b.X2, a.Y2 - b.Y2 }.Max(MathF.Abs);
}
