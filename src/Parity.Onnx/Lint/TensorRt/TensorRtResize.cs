using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>Resize modes: no version has cubic; 7.x only asymmetric coordinates; 10.x neither antialiasing nor aspect-ratio policies.</summary>
internal static class TensorRtResize
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("tensorrt-resize", LintSeverity.Error, "Resize in a mode that the TensorRT version does not have.", Find) { NeedsTensorRt = true };

    private const string Coordinates = "coordinates half_pixel, pytorch_half_pixel, tf_half_pixel_for_nn, asymmetric, align_corners";

    private static readonly Dictionary<string, Func<NodeScene, string?>> Checks = new(StringComparer.Ordinal)
    {
        ["modes nearest, linear (no cubic)"] = c => Not(c.Text("mode", "nearest"), "mode", "nearest", "linear"),
        ["nearest or linear"] = c => Not(c.Text("mode", "nearest"), "mode", "nearest", "linear"),
        ["coordinate mode asymmetric only"] = c => c.Graph.Opset < 11 ? null : Not(CoordinatesOf(c), "coordinate_transformation_mode", "asymmetric"),
        [Coordinates] = c => c.Graph.Opset < 11 ? null : Not(CoordinatesOf(c), "coordinate_transformation_mode", Coordinates["coordinates ".Length..].Split(", ")),
        ["nearest mode floor"] = c => c.Graph.Opset >= 11 && c.Text("mode", "nearest") == "nearest" ? Not(c.Text("nearest_mode", "round_prefer_floor"), "nearest_mode", "floor") : null,
        ["keep_aspect_ratio stretch only"] = c => Not(c.Text("keep_aspect_ratio_policy", "stretch"), "keep_aspect_ratio_policy", "stretch"),
        ["no antialias"] = c => c.Int("antialias", 0) != 0 ? "antialias is 1" : null,
        ["tensor scales need full axes"] = c => c.Node.Attribute("axes") is { } axes && c.Has(2) && !c.IsStored(2) && c.In(0).Rank is { } rank && axes.Ints.Count != rank ? "scales are computed for some axes only" : null,
    };

    /// <summary>The table's words that are judged here.</summary>
    internal static IEnumerable<string> Judged => Checks.Keys;

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        var support = scene.Table!.Find("Resize");
        foreach (var call in scene.Calls("Resize").Where(_ => support.IsSupported))
        {
            foreach (var restriction in support.Restrictions)
            {
                if (Checks.TryGetValue(restriction.Text, out var check) && check(call) is { } found)
                {
                    var free = scene.Table.FreeFrom("Resize", restriction.Text);
                    yield return new(
                        call.Place,
                        $"{found}; {scene.Options.Target!.DisplayName} has: {restriction.Text}.",
                        $"Resize with mode='bilinear' or 'nearest' in the model, and export with opset 11 or newer{(free is null ? string.Empty : $", or use TensorRT {free} or newer")}.",
                        restriction.IsCertain ? null : LintSeverity.Warning);
                }
            }
        }
    }

    private static string CoordinatesOf(NodeScene call) => call.Text("coordinate_transformation_mode", "half_pixel");

    private static string? Not(string value, string attribute, params string[] taken) => taken.Contains(value) ? null : $"{attribute} is {value}";
}
