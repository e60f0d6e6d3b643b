using System.Globalization;
using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.Rules;

/// <summary>
/// RoiAlign without <c>coordinate_transformation_mode</c> at opset 16 or newer: that opset changed the default to half_pixel, while torchvision's
/// detectors pool with output_half_pixel. Exporters up to torchvision 0.14 leave the attribute out.
/// </summary>
internal static class RoiAlignMode
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("roi-align-mode", LintSeverity.Warning, "RoiAlign leaves its coordinate mode to a default that opset 16 changed.", Find) { ExplainsResults = true };

    private const int ChangedIn = 16;

    private static IEnumerable<LintHit> Find(LintScene scene) =>
        from call in scene.Calls("RoiAlign")
        where call.Graph.Opset >= ChangedIn && call.Node.Attribute("coordinate_transformation_mode") is null
        select new LintHit(
            call.Place,
            string.Create(CultureInfo.InvariantCulture, $"no coordinate_transformation_mode at opset {call.Graph.Opset}, whose default (half_pixel) shifts every region by half a pixel against torchvision's default pooling; boxes and scores come out wrong without any error."),
            "Export with opset 11 to 15, or with torchvision 0.15 or newer, which writes the attribute.");
}
