using System.Collections.Immutable;

namespace Parity.Specs;

/// <summary>Keys of one entry of <c>candidates</c>.</summary>
internal static class CandidateKeys
{
    public static readonly SpecKey Onnx = new("onnx", SpecValueKind.Path, "The exported ONNX model, relative to the spec.");

    public static readonly SpecKey Engine = new("engine", SpecValueKind.Path, "A serialized TensorRT engine, relative to the spec.");

    public static readonly SpecKey Provider = new("provider", SpecValueKind.Choice, "The ONNX Runtime execution provider that must run the model; there is no silent fall-back.")
    {
        Choices = KnownNames.Providers,
        Default = "cpu",
    };

    public static readonly SpecKey Device = SideKeys.Device with { Default = "follows from the provider" };

    public static readonly SpecKey Requires = new("requires", SpecValueKind.Texts,
        "What the machine must have, for instance [gpu, tensorrt>=8.6]; where it is missing, the candidate is skipped with that reason.") { Default = "nothing" };

    public static readonly SpecKey Precision = new("precision", SpecValueKind.Choice, "The least precise number format it computes in; it decides the budgets that tolerance leaves out.")
    {
        Choices = [.. Enum.GetNames<PrecisionClass>().Select(n => n.ToLowerInvariant())],
        Default = "follows from the provider's settings or from built_with",
    };

    public static readonly SpecKey RequiresUntil = new("requires_until", SpecValueKind.Text,
        "The last day (UTC) on which a missing requirement skips, for instance 2027-03-31; from the next day on it fails.") { Default = "no end" };

    public static readonly SpecKey SameWeights = new("same_weights", SpecValueKind.Flag,
        "Also accounts for every weight of the reference's checkpoint in this file: identical, folded, fused, unused; what stays unexplained fails. A test case of its own.") { Default = "false" };

    public static readonly SpecKey Tolerance = ToleranceKeys.Section with
    {
        Description = "Budgets for this candidate; those left out are the spec's.",
        Default = "the spec's",
    };

    public static readonly ImmutableArray<SourceKind> Kinds =
    [
        new(Onnx, SideKeys.Names(Provider, Device, SideKeys.Threads, SameWeights)),
        new(Engine, SideKeys.Names(Device)),
        new(SideKeys.Recorded, []),
        new(SideKeys.Command, []),
    ];

    public static readonly ImmutableArray<SpecKey> All =
        [.. Kinds.Select(k => k.Key), Provider, Device, SideKeys.Threads, SameWeights, Requires, RequiresUntil, SkipKeys.Section, Precision, Tolerance, SideKeys.Detections];
}
