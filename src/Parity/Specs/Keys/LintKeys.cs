namespace Parity.Specs;

/// <summary>Keys of <c>lint</c>.</summary>
internal static class LintKeys
{
    public static readonly SpecKey For = new("for", SpecValueKind.Texts, "What the models are to run on, for instance [tensorrt:8.5.2]; each is a test case of its own, beside the general rules.") { Default = "the general rules alone" };

    public static readonly SpecKey Severity = new("severity", SpecValueKind.Choice, "The severity instead of the rule's own; off suppresses what it finds, an error fails the case.")
    {
        Choices = ["off", "note", "warning", "error"],
        IsRequired = true,
    };

    public static readonly SpecKey Reason = new("reason", SpecValueKind.Text, "Why the rule's own severity does not fit; it is said wherever it applies.") { IsRequired = true };

    public static readonly SpecKey Nodes = new("nodes", SpecValueKind.Texts, "For which nodes, inputs, outputs or tensors, by name, with * and ?.") { Default = "everything the rule finds" };

    public static readonly SpecKey Rules = new("rules", SpecValueKind.NamedMaps, "Other severities by the rule's id, each with its reason.")
    {
        Keys = [Severity, Reason, Nodes],
        Default = "the rules' own severities",
    };

    public static readonly SpecKey Section = new("lint", SpecValueKind.Map, "Looks in the files of the onnx candidates for what a runtime will refuse and for faults of the export; nothing is run, so it needs no GPU.")
    {
        Keys = [For, Rules],
        Default = "no lint",
    };
}
