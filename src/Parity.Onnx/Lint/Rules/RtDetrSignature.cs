using System.Collections.Immutable;
using Parity.Onnx.Lint.Scenes;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.Rules;

/// <summary>
/// The names by which RT-DETR's deploy export is fed and read: images, orig_target_sizes → labels, boxes, scores. Recognised by the spec's decoder, or by most of the
/// names in a graph without suppression or pooling by region (torchvision's detectors share three of them).
/// </summary>
internal static class RtDetrSignature
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("rtdetr-signature", LintSeverity.Warning, "An input or output of an RT-DETR export is missing, renamed or of another type.", Find);

    private static readonly ImmutableArray<string> Inputs = ["images", "orig_target_sizes"];
    private static readonly ImmutableArray<string> Outputs = ["labels", "boxes", "scores"];

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        var graph = scene.Model.Graph;
        if (!IsRtDetr(scene, graph))
        {
            yield break;
        }

        foreach (var (kind, expected, found) in new[] { ("input", Inputs, graph.Inputs), ("output", Outputs, graph.Outputs) })
        {
            var others = found.Where(v => !expected.Contains(v.Name)).Select(v => LintPlace.Quote(v.Name)).ToList();
            foreach (var name in expected.Where(n => found.All(v => v.Name != n)))
            {
                yield return new(
                    LintPlace.Model($"{kind} {LintPlace.Quote(name)}"),
                    $"RT-DETR's deploy export has it, this file does not{(others.Count > 0 ? $"; what it has instead is {string.Join(", ", others)}" : string.Empty)}.",
                    $"Export with {kind}_names=[{string.Join(", ", expected.Select(n => $"'{n}'"))}], as RT-DETR's export_onnx.py does.");
            }
        }

        foreach (var sizes in graph.Inputs.Where(i => i.Name == Inputs[1] && (i.DataType != OnnxDataType.Int64 || i.Shape is not { Length: 2 } shape || shape[1].Value is not (2 or null))))
        {
            yield return new(LintPlace.Input(sizes), $"RT-DETR takes the original sizes as int64 [N,2] (width, height); here it is {sizes.DataType.DisplayName()} [{string.Join(',', sizes.Shape ?? [])}].", "Export with torch.tensor([[640, 640]]) as its example.");
        }
    }

    private static bool IsRtDetr(LintScene scene, OnnxGraph graph)
    {
        if (scene.Options.Decoder is { } decoder)
        {
            return decoder == "rtdetr";
        }

        var known = graph.Inputs.Count(i => Inputs.Contains(i.Name)) + graph.Outputs.Count(o => Outputs.Contains(o.Name));
        var hasSizes = graph.Inputs.Any(i => i is { DataType: OnnxDataType.Int64, Shape: [_, { Value: 2 or null }] });
        return known >= 3 && (hasSizes || graph.Outputs.Any(o => o is { Name: "boxes", Shape.Length: 3 }))
            && !scene.Calls("NonMaxSuppression", "RoiAlign").Any();
    }
}
