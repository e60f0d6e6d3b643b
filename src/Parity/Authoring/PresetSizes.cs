using System.Globalization;

namespace Parity.Authoring;

/// <summary>A preset at another input size than its own.</summary>
public static class PresetSizes
{
    private const int Published = 640;

    /// <summary>The value of <c>preprocess</c> as YAML.</summary>
    /// <param name="preset">The preset's name.</param>
    /// <param name="width">The width of the model's input; null: the preset's own.</param>
    /// <param name="height">The height of the model's input; null: the preset's own.</param>
    public static string Yaml(string preset, int? width, int? height)
    {
        var (w, h) = (width ?? Published, height ?? Published);
        var size = string.Create(CultureInfo.InvariantCulture, $"[{w}, {h}]");
        return (w, h) == (Published, Published) ? preset : preset switch
        {
            "rtdetr" or "ultralytics-rtdetr" => $"{{ preset: {preset}, set: {{ resize: {{ size: {size} }} }} }}",
            "mmyolo-rtmdet" or "mmdet-rtmdet" => $"{{ preset: {preset}, set: {{ resize: {{ fit: {size} }}, pad: {{ size: {size} }} }} }}",
            "yolo-letterbox" => $"{{ preset: {preset}, set: {{ letterbox: {{ size: {size} }} }} }}",
            _ => preset,
        };
    }
}
