namespace Parity.Specs;

/// <summary>Keys of <c>expect</c>.</summary>
internal static class ExpectKeys
{
    public static readonly SpecKey Images = new("images", SpecValueKind.Integer, "How many images the patterns match, exactly.") { Minimum = 1, Default = "at least one" };

    public static readonly SpecKey Min = new("min", SpecValueKind.Integer, "Fewest detections on every image that is not listed under empty.") { Minimum = 1, Default = "1" };

    public static readonly SpecKey Max = new("max", SpecValueKind.Integer, "Most detections on an image.") { Minimum = 1, Default = "no limit" };

    public static readonly SpecKey PerImage = new("detections_per_image", SpecValueKind.Map, "How many detections an image has.")
    {
        Keys = [Min, Max],
        Default = "at least one",
    };

    public static readonly SpecKey Empty = new("empty", SpecValueKind.Texts, "Images that must have no detection, named as in the results.") { Default = "none" };

    public static readonly SpecKey Section = new("expect", SpecValueKind.Map, "What a run must contain, so that nothing passes on nothing.")
    {
        Keys = [Images, PerImage, Empty],
        Default = "at least one image, at least one detection on each",
    };
}
