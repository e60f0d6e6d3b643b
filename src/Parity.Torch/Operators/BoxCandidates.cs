using System.Runtime.InteropServices;
using Parity.Detections;

namespace Parity.Torch.Operators;

/// <summary>Boxes on their way to suppression, each with a score and a group (a pyramid level or a class).</summary>
public sealed class BoxCandidates
{
    private readonly List<Box> _boxes = [];
    private readonly List<float> _scores = [];
    private readonly List<int> _groups = [];

    /// <summary>The boxes in the order they were added.</summary>
    public IReadOnlyList<Box> Boxes => _boxes;

    /// <summary>Their scores.</summary>
    public IReadOnlyList<float> Scores => _scores;

    /// <summary>Their groups.</summary>
    public IReadOnlyList<int> Groups => _groups;

    /// <summary>Adds a box.</summary>
    public void Add(Box box, float score, int group)
    {
        _boxes.Add(box);
        _scores.Add(score);
        _groups.Add(group);
    }

    /// <summary>Suppresses within each group and keeps the best of all groups.</summary>
    /// <returns>Indices, highest score first.</returns>
    public IEnumerable<int> Suppress(double iouLimit, int atMost) => NonMaximumSuppression.KeepPerGroup(
        CollectionsMarshal.AsSpan(_boxes), CollectionsMarshal.AsSpan(_scores), CollectionsMarshal.AsSpan(_groups), iouLimit).Take(atMost);
}
