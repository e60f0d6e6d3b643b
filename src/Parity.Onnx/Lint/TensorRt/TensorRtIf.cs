using Parity.Onnx.Lint.Inference;
using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>If, whose branches must give outputs of one shape (TensorRT 8: "IIfConditionalOutputLayer inputs must have the same shape"), or at least of one rank.</summary>
internal static class TensorRtIf
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("tensorrt-if", LintSeverity.Error, "An If whose branches differ in shape or share names.", Find) { NeedsTensorRt = true };

    /// <summary>The table's words up to 10.0.</summary>
    internal const string Shapes = "branch outputs need broadcastable shapes and distinct names";

    /// <summary>The table's words from 10.1 on.</summary>
    internal const string Ranks = "branch outputs need equal rank and distinct names";

    // 9.0 relaxed If; the tables say how far only from 10.1 on.
    private static readonly Version Relaxed = new(9, 0);
    private static readonly Version RankSaid = new(10, 1);

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        var support = scene.Table!.Find("If");
        foreach (var call in scene.Calls("If").Where(_ => support.IsSupported))
        {
            if (call.Node.Attribute("then_branch")?.Subgraphs is not [var yes] || call.Node.Attribute("else_branch")?.Subgraphs is not [var no])
            {
                continue;
            }

            var (then, otherwise) = (call.Graph.Facts!.Body(yes), call.Graph.Facts.Body(no));
            if (yes.Outputs.Select(o => o.Name).Intersect(no.Outputs.Select(o => o.Name), StringComparer.Ordinal).FirstOrDefault() is { } shared)
            {
                yield return new(call.Place, $"both branches name an output {LintPlace.Quote(shared)}; {scene.Options.Target!.DisplayName} wants distinct names.", "Rename the output of one branch.");
            }

            for (var i = 0; i < Math.Min(yes.Outputs.Length, no.Outputs.Length); i++)
            {
                if (Compare(scene.Table.Version, then.Of(yes.Outputs[i].Name), otherwise.Of(no.Outputs[i].Name)) is { } hit)
                {
                    yield return new(call.Place, $"{hit.Why}; {scene.Options.Target!.DisplayName} {hit.Wants}.", Fix, hit.Severity);
                }
            }
        }
    }

    private static string Fix => "Simplify the If away (onnxsim, polygraphy surgeon sanitize --fold-constants, which need fixed input shapes), or write both branches with one shape.";

    private static (string Why, string Wants, LintSeverity? Severity)? Compare(Version version, ValueFact then, ValueFact otherwise)
    {
        const string Same = "wants one shape (IIfConditionalOutputLayer inputs must have the same shape)";
        if (then.Rank is { } a && otherwise.Rank is { } b && a != b)
        {
            return ($"its branches give {a} and {b} dimensions", version < Relaxed ? Same : "wants one rank", version >= Relaxed && version < RankSaid ? LintSeverity.Warning : null);
        }

        var differ = then.Shape is { } x && otherwise.Shape is { } y ? x.Zip(y).FirstOrDefault(p => p.First.Size is { } m && p.Second.Size is { } n && m != n) : default;
        return differ != default
            ? ($"its branches give sizes of {differ.First} and {differ.Second} on one axis", version < Relaxed ? Same : "takes some of these only (NVIDIA/TensorRT 4603 is one that 10 refuses)", version < Relaxed ? null : LintSeverity.Warning)
            : version < Relaxed && (then.Rank is null || otherwise.Rank is null)
                ? ("the shapes of its branches do not show in the file", Same, LintSeverity.Warning)
                : null;
    }
}
