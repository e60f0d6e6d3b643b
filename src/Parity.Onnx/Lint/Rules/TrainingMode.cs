using System.Globalization;
using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.Rules;

/// <summary>Batch normalisation and dropout that still train: results depend on the batch, or on chance.</summary>
internal static class TrainingMode
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("training-mode", LintSeverity.Error, "BatchNormalization or Dropout was exported in training mode.", Find) { ExplainsResults = true };

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        foreach (var call in scene.Calls("BatchNormalization", "Dropout"))
        {
            var trains = call.OpType == "Dropout" ? DropoutTrains(call) : BatchNormTrains(call);
            if (trains is not null)
            {
                yield return new(call.Place, $"{trains}: it does what it does while training, so results differ from the checkpoint's.", "Call model.eval() before torch.onnx.export, and leave training=TrainingMode.EVAL.");
            }
        }
    }

    // Until opset 13 the number of outputs said it: the batch's statistics are outputs of their own.
    private static string? BatchNormTrains(NodeScene call) =>
        call.Graph.Opset >= 14 ? call.Int("training_mode", 0) != 0 ? "training_mode is 1, so the mean and deviation of each batch are taken" : null
        : call.Node.Outputs.Count(o => o.Length > 0) > 1 ? string.Create(CultureInfo.InvariantCulture, $"it has {call.Node.Outputs.Count(o => o.Length > 0)} outputs, so the mean and deviation of each batch are taken")
        : null;

    // A ratio of 0 drops nothing: torchvision's Swin is exported so.
    private static string? DropoutTrains(NodeScene call) =>
        call.Graph.Opset >= 12 && call.Graph.Index.Stored(call.Node.Input(2)) is { DataType: Models.OnnxDataType.Bool } flag && flag.Problem() is null && flag.Read().Bytes.Span is [not 0]
        && call.Graph.Index.Floats(call.Node.Input(1)) is not [0]
            ? "training_mode is true, so values are dropped at random"
            : null;
}
