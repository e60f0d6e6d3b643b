using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>An operator that the version's parser does not have. The opset number says nothing about it: 8.4 and 8.5 state opset 17 and lack LayerNormalization.</summary>
internal static class TensorRtOperator
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("tensorrt-operator", LintSeverity.Error, "The TensorRT version's parser does not have the operator.", Find) { NeedsTensorRt = true };

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        foreach (var call in scene.Nodes.Where(n => n.IsStandard && !scene.IsFunction(n.Node)))
        {
            var support = scene.Table!.Find(call.OpType);
            if (support is { IsSupported: true, IsCertain: true })
            {
                continue;
            }

            yield return new(call.Place, Why(scene, call.OpType), OperatorAdvice.For(call.OpType), support.IsCertain ? null : LintSeverity.Warning);
        }
    }

    private static string Why(LintScene scene, string operatorType)
    {
        var target = scene.Options.Target!.DisplayName;
        var first = OperatorTable.FirstWith(operatorType);
        return first is null
            ? $"no TensorRT parser up to {OperatorTable.Newest} has {operatorType}; {target} looks for a plugin of that name and stops with \"Plugin not found\" or \"No importer registered\"."
            : $"the parser has {operatorType} from TensorRT {first} on; {target} looks for a plugin of that name and stops with \"Plugin not found\" or \"No importer registered\".";
    }
}
