using System.Collections.Immutable;

namespace Parity.Specs;

/// <summary>Keys that stand on either side, reference or candidate.</summary>
internal static class SideKeys
{
    public static readonly SpecKey Device = new("device", SpecValueKind.Text, "Where the model runs: cpu, cuda or cuda:1.") { Default = "cpu" };

    public static readonly SpecKey Threads = new("threads", SpecValueKind.Integer, "Threads for one forward pass.")
    {
        Minimum = 1,
        Maximum = 1024,
        Default = "the runtime decides",
    };

    public static readonly SpecKey Recorded = new("recorded", SpecValueKind.Path, "Outputs recorded earlier: a .npz, .safetensors or Polygraphy JSON file, or a folder of them.");

    public static readonly SpecKey Command = new("command", SpecValueKind.Text, "A command line that runs the model in a program of its own.");

    public static readonly SpecKey Decoder = new("decoder", SpecValueKind.Text, "How raw outputs become detections.")
    {
        Default = "inferred from the names and shapes of the outputs, and said",
    };

    public static readonly SpecKey Detections = new("detections", SpecValueKind.Map, "A decoder for this side only; the score threshold stays the spec's.")
    {
        Keys = [Decoder],
        Default = "the spec's",
    };

    public static ImmutableArray<string> Names(params SpecKey[] keys) => [.. keys.Select(k => k.Name)];
}
