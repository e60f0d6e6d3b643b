using System.Collections.Immutable;
using Parity.Detections;

namespace Parity.Comparison;

/// <summary>
/// Pairs the detections of two sides one to one so that the whole agrees best: minimum-cost assignment by IoU, with a disagreeing label and a
/// differing score as costs. Order and ties in the input never matter.
/// </summary>
internal static class DetectionMatcher
{
    /// <summary>Matches two sets of finite detections.</summary>
    public static DetectionMatch Match(IReadOnlyList<Detection> reference, IReadOnlyList<Detection> candidate, DetectionBudget budget)
    {
        // A canonical order first: whatever the solver does with ties, it does the same for every order of the input.
        var rows = DetectionOrder.IndicesByScore(reference);
        var columns = DetectionOrder.IndicesByScore(candidate);
        var edges = PossiblePairs([.. rows.Select(i => reference[i])], [.. columns.Select(i => candidate[i])], budget, out var groups);

        var pairs = edges
            .GroupBy(e => groups.OfReference(e.Reference))
            .SelectMany(group => Solve([.. group], reference, candidate, rows, columns, budget))
            .OrderBy(p => p.Reference)
            .ToImmutableArray();
        return new(
            pairs,
            Without(reference.Count, pairs.Select(p => p.Reference)),
            Without(candidate.Count, pairs.Select(p => p.Candidate)));
    }

    private static List<MatchedPair> PossiblePairs(Detection[] reference, Detection[] candidate, DetectionBudget budget, out PairGroups groups)
    {
        groups = new(reference.Length, candidate.Length);
        var edges = new List<MatchedPair>();
        for (var r = 0; r < reference.Length; r++)
        {
            for (var c = 0; c < candidate.Length; c++)
            {
                if (PairWeights.CandidateIoU(reference[r], candidate[c], budget) is { } iou)
                {
                    edges.Add(new(r, c, iou));
                    groups.Join(r, c);
                }
            }
        }

        return edges;
    }

    // Edges come with positions in canonical order; pairs leave with the caller's indices.
    private static IEnumerable<MatchedPair> Solve(
        MatchedPair[] edges,
        IReadOnlyList<Detection> reference,
        IReadOnlyList<Detection> candidate,
        int[] rows,
        int[] columns,
        DetectionBudget budget)
    {
        var references = Positions(edges.Select(e => e.Reference));
        var candidates = Positions(edges.Select(e => e.Candidate));
        var transposed = references.Count > candidates.Count;
        var (height, width) = transposed ? (candidates.Count, references.Count) : (references.Count, candidates.Count);
        var weights = new long[height * width];
        var edgeOfCell = new int[height * width];
        for (var i = 0; i < edges.Length; i++)
        {
            var edge = edges[i];
            var (r, c) = (references[edge.Reference], candidates[edge.Candidate]);
            var cell = transposed ? (c * width) + r : (r * width) + c;
            weights[cell] = PairWeights.Of(reference[rows[edge.Reference]], candidate[columns[edge.Candidate]], edge.IoU, budget, height);
            edgeOfCell[cell] = i;
        }

        var columnOfRow = AssignmentSolver.MaximizeWeight(weights, height, width);
        for (var i = 0; i < height; i++)
        {
            if (columnOfRow[i] >= 0)
            {
                var edge = edges[edgeOfCell[(i * width) + columnOfRow[i]]];
                yield return new(rows[edge.Reference], columns[edge.Candidate], edge.IoU);
            }
        }
    }

    private static Dictionary<int, int> Positions(IEnumerable<int> values) =>
        values.Distinct().Order().Select((value, position) => (value, position)).ToDictionary(p => p.value, p => p.position);

    private static ImmutableArray<int> Without(int count, IEnumerable<int> taken) => [.. Enumerable.Range(0, count).Except(taken).Order()];
}
