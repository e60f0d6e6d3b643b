using Parity.Onnx.Analysis;
using Parity.Onnx.Lint.Scenes;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.Rules;

/// <summary>
/// A Faster R-CNN traced on an example without proposals. Its box coder splits [N, 4C] into [N, C, 4] only when there are boxes; without that step,
/// dropping the background (a slice from 1 on axis 1) drops a column instead of a class, and the following reshape to [-1, 4] fails or mixes numbers of
/// different boxes. So the sign is: such a slice of a tensor of rank 2, right before that reshape; in a right export its rank is 3.
/// </summary>
internal static class TracedWithoutProposals
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("traced-without-proposals", LintSeverity.Error, "A Faster R-CNN was exported from an example image on which it proposed nothing.", Find) { ExplainsResults = true };

    private static IEnumerable<LintHit> Find(LintScene scene) =>
        from graph in scene.Graphs
        let index = graph.Index
        let ranks = new RankInference(index)
        from reshape in index.Graph.Nodes
        where reshape.OpType == "Reshape" && index.Integers(reshape.Input(1)) is [-1, 4]
        let slice = index.Maker(reshape.Input(0))
        where slice is { OpType: "Slice" } && DropsFirstColumn(index, slice) && ranks.Of(slice.Input(0)) == 2
        select new LintHit(
            LintPlace.Node(reshape, graph.Inside),
            "the boxes are cut by a column, not by the background class, before they are split into fours: the model was exported from an example image without proposals. "
            + "It fails on images with objects, or answers with garbage where the number of boxes is a multiple of 4.",
            "Export again from an example on which the network proposes something: a real image, or torch.rand.");

    private static bool DropsFirstColumn(GraphIndex index, OnnxNode slice) =>
        (index.Integers(slice.Input(1)) ?? slice.Attribute("starts")?.Ints) is [1]
        && (index.Integers(slice.Input(3)) ?? slice.Attribute("axes")?.Ints) is [1];
}
