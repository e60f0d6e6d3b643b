using Parity.Onnx.Models;

namespace Parity.Onnx.Suspicions;

/// <summary>Looks for known faults of exports in a model's file, without running it.</summary>
public static class OnnxSuspicions
{
    private static readonly Func<OnnxModel, IEnumerable<OnnxSuspicion>>[] Rules =
    [
        NewerThanRuntime.Find,
        RoiAlignMode.Find,
        TracedWithoutProposals.Find,
        InputNormalisation.Find,
    ];

    /// <summary>All suspicions, in the order of the rules and of the file.</summary>
    public static IReadOnlyList<OnnxSuspicion> Find(OnnxModel model) => [.. Rules.SelectMany(rule => rule(model))];
}
