using System.Collections.Immutable;
using Parity.Engines;

namespace Parity.Specs;

/// <summary>Further settings of the kinds of source that this library runs itself.</summary>
internal static class KindSettings
{
    public static readonly ImmutableDictionary<string, ImmutableArray<SpecKey>> Default = ImmutableDictionary<string, ImmutableArray<SpecKey>>.Empty
        .Add("checkpoint", [])
        .Add("torchscript", [ScriptOutputs])
        .Add("engine", EngineKeys.All)
        .Add("recorded", [])
        .Add("command", [CommandSeconds, CommandFolder]);

    private static SpecKey ScriptOutputs => new("outputs", SpecValueKind.Texts, "Names for the tensors that a TorchScript model returns, in its order, for instance [pred_logits, pred_boxes].")
    {
        Default = "output0, output1, …",
    };

    private static SpecKey CommandSeconds => new("timeout_seconds", SpecValueKind.Integer, "How long the command may take for one image, in seconds.")
    {
        Minimum = 1,
        Maximum = 86_400,
        Default = "120",
    };

    private static SpecKey CommandFolder => new("working_directory", SpecValueKind.Path, "Where the command runs, relative to the spec.") { Default = "the spec's folder" };
}
