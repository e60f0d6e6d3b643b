using Parity.Imaging;

namespace Parity.Detections;

/// <summary>Every cell and class above the candidate score, with its box; one cell may stand here with several classes.</summary>
internal sealed class RtmDetCandidates
{
    private readonly List<Box> _boxes = [];
    private readonly List<float> _scores = [];
    private readonly List<int> _labels = [];

    /// <summary>Adds the candidates of some levels: of all their cells the best, in falling order of score.</summary>
    /// <param name="levels">The levels that share one limit.</param>
    /// <param name="settings">Score, limit and unit.</param>
    /// <param name="geometry">The way back; boxes are kept in pixels of the original image.</param>
    public void Add(IEnumerable<RtmDetLevel> levels, RtmDetSettings settings, ImageGeometry geometry)
    {
        var found = new List<(RtmDetLevel Level, int Cell, int Label)>();
        var scores = new List<float>();
        foreach (var level in levels)
        {
            Collect(level, settings.CandidateScore, found, scores);
        }

        foreach (var index in ScoreOrder.Falling(scores.ToArray()).Take(settings.CandidateLimit))
        {
            var (level, cell, label) = found[index];
            var box = BoxOf(level, cell, settings.Project);
            var isClipped = settings.Project == RtmDetProject.Mmdetection;
            var original = geometry.ToOriginal(isClipped ? Clipping.To(box, geometry.InputWidth, geometry.InputHeight) : box);
            if (!isClipped || !(original.Width <= 0 || original.Height <= 0))
            {
                _boxes.Add(original);
                _scores.Add(scores[index]);
                _labels.Add(label);
            }
        }
    }

    /// <summary>What suppression per class leaves, best first.</summary>
    public IEnumerable<Detection> Suppress(double iouLimit, int limit)
    {
        var (boxes, scores, labels) = (_boxes.ToArray(), _scores.ToArray(), _labels.ToArray());

        // mmcv moves classes apart by their coordinates; from 10,000 boxes on it suppresses the moved boxes class by class.
        var kept = boxes.Length < 10_000
            ? NonMaximumSuppression.KeepPerGroup(boxes, scores, labels, iouLimit, GroupSeparation.Offset)
            : NonMaximumSuppression.KeepPerGroup(NonMaximumSuppression.MovedApart(boxes, labels), scores, labels, iouLimit, GroupSeparation.OneByOne);
        return kept.Take(limit).Select(i => new Detection(_boxes[i], _scores[i], _labels[i]));
    }

    private static void Collect(RtmDetLevel level, float threshold, List<(RtmDetLevel Level, int Cell, int Label)> found, List<float> scores)
    {
        var cells = level.Height * level.Width;

        // Logits clearly below the threshold are left without computing an exponential. NaN passes, so that it is seen.
        var floor = MathF.Log(threshold / (1 - threshold)) - 0.01f;
        for (var cell = 0; cell < cells; cell++)
        {
            for (var label = 0; label < level.Classes; label++)
            {
                var logit = level.Logits[(label * cells) + cell];
                if (logit < floor)
                {
                    continue;
                }

                var score = 1f / (1f + MathF.Exp(-logit));
                if (!(score <= threshold))
                {
                    found.Add((level, cell, label));
                    scores.Add(score);
                }
            }
        }
    }

    // Distances are measured from the cell's corner, not from its centre.
    private static Box BoxOf(RtmDetLevel level, int cell, RtmDetProject project)
    {
        var cells = level.Height * level.Width;
        var unit = project == RtmDetProject.Mmyolo ? level.Stride : 1f;
        var (x, y) = ((float)(cell % level.Width * level.Stride), (float)(cell / level.Width * level.Stride));
        float Distance(int side) => level.Distances[(side * cells) + cell] * unit;
        return new(x - Distance(0), y - Distance(1), x + Distance(2), y + Distance(3));
    }
}
