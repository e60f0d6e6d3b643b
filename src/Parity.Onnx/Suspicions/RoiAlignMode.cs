using System.Globalization;
using Parity.Onnx.Models;

namespace Parity.Onnx.Suspicions;

/// <summary>
/// RoiAlign without <c>coordinate_transformation_mode</c> at opset 16 or newer: that opset changed the default to half_pixel, while torchvision's
/// detectors pool with output_half_pixel. Exporters up to torchvision 0.14 leave the attribute out.
/// </summary>
internal static class RoiAlignMode
{
    private const int ChangedIn = 16;

    /// <summary>Finds it.</summary>
    public static IEnumerable<OnnxSuspicion> Find(OnnxModel model)
    {
        if (model.Opset < ChangedIn)
        {
            return [];
        }

        var nodes = model.Graph.WithBodies().SelectMany(g => g.Nodes).Concat(model.Functions.SelectMany(f => f.Nodes))
            .Where(n => n is { OpType: "RoiAlign", Domain: "" } && n.Attribute("coordinate_transformation_mode") is null).ToList();
        return nodes.Count == 0 ? [] :
        [
            new("roi-align-mode", string.Join(", ", nodes), string.Create(CultureInfo.InvariantCulture,
                $"no coordinate_transformation_mode at opset {model.Opset}, whose default (half_pixel) shifts every region by half a pixel against torchvision's default pooling; boxes and scores come out wrong without any error."),
                "Export with opset 11 to 15, or with torchvision 0.15 or newer, which writes the attribute."),
        ];
    }
}
