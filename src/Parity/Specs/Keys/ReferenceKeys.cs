using System.Collections.Immutable;

namespace Parity.Specs;

/// <summary>Keys of <c>reference</c>.</summary>
internal static class ReferenceKeys
{
    public static readonly SpecKey Checkpoint = new("checkpoint", SpecValueKind.Path,
        "The original checkpoint (.pth, .pt, .safetensors), relative to the spec. It is read, never executed.");

    public static readonly SpecKey TorchScript = new("torchscript", SpecValueKind.Path, "A TorchScript archive of the original model, relative to the spec.");

    public static readonly SpecKey Weights = new("weights", SpecValueKind.Text, "Which entry of the checkpoint holds the weights: model, ema.module, state_dict, …")
    {
        Default = "chosen by the checkpoint's layout, and said",
    };

    public static readonly SpecKey Architecture = new("architecture", SpecValueKind.Text,
        "The network the weights belong to, for instance torchvision/fasterrcnn-mobilenet-v3-large-320-fpn. Required beside checkpoint.");

    public static readonly SpecKey Assembly = new("assembly", SpecValueKind.Path,
        "An assembly (.dll) of your own that holds the architecture, relative to the spec. Its code runs.") { Default = "Parity's own architectures" };

    public static readonly SpecKey Options = new("options", SpecValueKind.Any, "The architecture's options, for instance num_classes.") { Default = "the architecture's defaults" };

    public static readonly SpecKey StripPrefix = new("strip_prefix", SpecValueKind.Text, "A prefix to remove from every key of the checkpoint, for instance architecture.")
    {
        Default = "known wrappings are recognised by layout",
    };

    public static readonly SpecKey Rename = new("rename", SpecValueKind.TextMap, "Key prefixes of the checkpoint and what replaces them, in order.") { Default = "none" };

    public static readonly SpecKey WhenMissing = new("when_missing", SpecValueKind.Choice,
        "What judges the candidates on a machine without the model file: fail (nothing does), or golden (the approved goldens do, and the run says so).")
    {
        Choices = ["fail", "golden"],
        Default = "fail",
    };

    public static readonly ImmutableArray<SourceKind> Kinds =
    [
        new(Checkpoint, SideKeys.Names(Weights, Architecture, Assembly, Options, StripPrefix, Rename, WhenMissing, SideKeys.Device, SideKeys.Threads)) { Required = [Architecture.Name] },
        new(TorchScript, SideKeys.Names(WhenMissing, SideKeys.Device, SideKeys.Threads)),
        new(SideKeys.Recorded, SideKeys.Names(WhenMissing)),
        new(SideKeys.Command, []),
    ];

    public static readonly ImmutableArray<SpecKey> All =
        [.. Kinds.Select(k => k.Key), Weights, Architecture, Assembly, Options, StripPrefix, Rename, WhenMissing, SideKeys.Device, SideKeys.Threads, SideKeys.Detections];
}
