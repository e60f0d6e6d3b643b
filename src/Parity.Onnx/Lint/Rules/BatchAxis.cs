using System.Globalization;
using Parity.Onnx.Lint.Scenes;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.Rules;

/// <summary>One number of pictures for the pictures and another for their sizes: <c>images</c> may grow while <c>orig_target_sizes</c> is pinned to [1,2], or the other way round.</summary>
internal static class BatchAxis
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("batch-axis", LintSeverity.Error, "The pictures may be many, their sizes only one, or the other way round.", Find);

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        var inputs = scene.Model.Graph.Inputs;
        foreach (var pictures in inputs.Where(i => i.Shape is { Length: 4 }))
        {
            foreach (var sizes in inputs.Where(i => i.Shape is [_, { Value: 2 }]))
            {
                var (free, pinned) = (pictures.Shape!.Value[0].Value, sizes.Shape!.Value[0].Value) switch
                {
                    (null, { }) => (pictures, sizes),
                    ({ }, null) => (sizes, pictures),
                    _ => default((OnnxValue Free, OnnxValue Pinned)),
                };
                if (pinned is not null)
                {
                    yield return new(
                        LintPlace.Input(pinned),
                        string.Create(CultureInfo.InvariantCulture, $"its first axis is pinned to {pinned.Shape!.Value[0].Value} while that of {LintPlace.Quote(free.Name)} varies: a batch of another size cannot be fed, or sizes are stretched over the wrong pictures."),
                        $"Export with dynamic_axes={{'{pictures.Name}': {{0: 'N'}}, '{sizes.Name}': {{0: 'N'}}}}, or with both fixed.");
                }
            }
        }
    }
}
