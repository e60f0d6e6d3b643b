using System.Collections.Immutable;

namespace Parity.Specs;

/// <summary>Keys at the top of a spec.</summary>
internal static class RootKeys
{
    public static readonly SpecKey Model = new("model", SpecValueKind.Text,
        "The model's name, unique among the specs; also the name of its folder under goldens.") { IsRequired = true };

    public static readonly SpecKey Labels = new("labels", SpecValueKind.Texts,
        "Class names by label index, as the model numbers them (torchvision: the first is the background).") { IsRequired = true };

    public static readonly SpecKey Images = new("images", SpecValueKind.Texts,
        "Golden images: files or patterns (*, **, ?) relative to the spec, matched with exact case.") { IsRequired = true };

    public static readonly SpecKey Preprocess = new("preprocess", SpecValueKind.Any,
        "The preprocessing both sides share: a preset by name, or the list of steps.") { IsRequired = true };

    public static readonly SpecKey Reference = new("reference", SpecValueKind.Map, "The original model.")
    {
        Keys = ReferenceKeys.All,
        Default = "the approved golden is the reference",
    };

    public static readonly SpecKey Candidates = new("candidates", SpecValueKind.NamedMaps, "The exported artefacts by a name of your choice.")
    {
        Keys = CandidateKeys.All,
        Default = "the reference is held to its own golden",
    };

    public static readonly SpecKey ScoreThreshold = new("score_threshold", SpecValueKind.Number, "Detections with a higher score are judged.")
    {
        Minimum = 0,
        Maximum = 1,
        IsBelowMaximum = true,
        IsRequired = true,
    };

    public static readonly SpecKey Detections = new("detections", SpecValueKind.Map, "How raw outputs become detections, and which are judged.")
    {
        Keys = [SideKeys.Decoder, ScoreThreshold],
        IsRequired = true,
    };

    public static readonly SpecKey Faults = new("faults", SpecValueKind.Texts, "Faults that this spec proves it catches; each is a test case.") { Default = "none" };

    public static readonly SpecKey Goldens = new("goldens", SpecValueKind.Path, "The folder of this model's goldens, relative to the spec.")
    {
        Default = "goldens/<model> in the nearest folder above the spec that has a goldens folder, else ../goldens/<model>",
    };

    public static readonly ImmutableArray<SpecKey> All =
        [Model, Labels, Images, Preprocess, Reference, Candidates, Detections, ToleranceKeys.Root, ExpectKeys.Section, Faults, LintKeys.Section, Goldens];
}
