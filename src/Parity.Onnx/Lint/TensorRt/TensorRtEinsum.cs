using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>Einsum of TensorRT 8.2 to 8.6: no ellipsis, no diagonal, no broadcasting.</summary>
internal static class TensorRtEinsum
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("tensorrt-einsum", LintSeverity.Error, "Einsum in a form that the TensorRT version does not have.", Find) { NeedsTensorRt = true };

    /// <summary>The table's words.</summary>
    internal const string Restriction = "no ellipsis, diagonal or broadcasting";

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        if (scene.Table!.Find("Einsum").Restriction(Restriction) is not { } restriction)
        {
            yield break;
        }

        foreach (var call in scene.Calls("Einsum"))
        {
            var equation = call.Text("equation", string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal);
            if (Problem(call, equation) is { } problem)
            {
                yield return new(call.Place, $"{LintPlace.Quote(equation)} {problem}, which {scene.Options.Target!.DisplayName} does not have.", "Write it as MatMul and Transpose, or use TensorRT 9.0 or newer.", restriction.IsCertain ? null : LintSeverity.Warning);
            }
        }
    }

    private static string? Problem(NodeScene call, string equation)
    {
        var terms = equation.Split("->")[0].Split(',');
        return equation.Contains("...", StringComparison.Ordinal) ? "has an ellipsis"
            : terms.Any(t => t.Distinct().Count() != t.Length) ? "takes a diagonal"
            : Broadcasts(call, terms) ? "stretches an axis of size 1"
            : null;
    }

    // One letter of two sizes, of which one is 1.
    private static bool Broadcasts(NodeScene call, string[] terms)
    {
        var sizes = new Dictionary<char, long>();
        for (var i = 0; i < terms.Length; i++)
        {
            for (var axis = 0; axis < terms[i].Length && call.In(i).Rank == terms[i].Length; axis++)
            {
                if (call.In(i).At(axis).Size is { } size && !sizes.TryAdd(terms[i][axis], size) && sizes[terms[i][axis]] != size)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
