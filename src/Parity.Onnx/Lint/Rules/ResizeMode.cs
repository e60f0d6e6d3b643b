using System.Globalization;
using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.Rules;

/// <summary>
/// Resizing whose coordinates are left to the opset: Resize of opset 10 and Upsample know only asymmetric ones, from 11 on the default is half_pixel.
/// PyTorch's interpolate is half_pixel for bilinear and bicubic, asymmetric with floor for nearest.
/// </summary>
internal static class ResizeMode
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("resize-coordinate-mode", LintSeverity.Warning, "Resize leaves its coordinates to a default that opset 11 changed.", Find) { ExplainsResults = true };

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        foreach (var call in scene.Calls("Resize", "Upsample"))
        {
            var mode = call.Text("mode", "nearest");
            if (call.OpType == "Upsample" || call.Graph.Opset < 11)
            {
                if (mode != "nearest")
                {
                    yield return new(
                        call.Place,
                        string.Create(CultureInfo.InvariantCulture, $"{call.OpType} of opset {call.Graph.Opset} with mode {mode} takes asymmetric coordinates; PyTorch's interpolate takes half_pixel (or align_corners), so every feature map is shifted by up to half a pixel."),
                        "Export with opset 11 or newer, which writes the coordinates.");
                }
            }
            else if (call.Node.Attribute("coordinate_transformation_mode") is null)
            {
                yield return new(
                    call.Place,
                    string.Create(CultureInfo.InvariantCulture, $"no coordinate_transformation_mode at opset {call.Graph.Opset}, where half_pixel is the default; at opset 10 the same node meant asymmetric{(mode == "nearest" ? ", which is what PyTorch's nearest takes" : string.Empty)}."),
                    "Export again with opset 11 or newer, which writes the attribute; do not raise the opset of a finished file.",
                    mode == "nearest" ? null : LintSeverity.Note);
            }
        }
    }
}
