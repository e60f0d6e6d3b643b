using Parity.Onnx.Models;

namespace Parity.Onnx.Lint;

/// <summary>Where a finding is.</summary>
/// <param name="Kind">What it points at.</param>
/// <param name="Name">The name in the file (a node without one: its first output); empty for the file as a whole. Adjustments match it.</param>
/// <param name="Text">How a person reads it: <c>TopK "/decoder/TopK"</c>.</param>
public sealed record LintPlace(LintPlaceKind Kind, string Name, string Text)
{
    private const int ShownLength = 200;

    /// <summary>The file as a whole.</summary>
    internal static LintPlace Model(string text) => new(LintPlaceKind.Model, string.Empty, text);

    /// <summary>An input of the model.</summary>
    internal static LintPlace Input(OnnxValue input) => new(LintPlaceKind.Input, input.Name, $"input {Quote(input.Name)}");

    /// <summary>An output of the model.</summary>
    internal static LintPlace Output(OnnxValue output) => new(LintPlaceKind.Output, output.Name, $"output {Quote(output.Name)}");

    /// <summary>A stored tensor.</summary>
    internal static LintPlace Tensor(OnnxTensor tensor, string inside) => new(LintPlaceKind.Tensor, tensor.Name, $"tensor {Quote(tensor.Name)}{inside}");

    /// <summary>An operator call.</summary>
    internal static LintPlace Node(OnnxNode node, string inside)
    {
        var output = node.Outputs.Count > 0 ? node.Outputs[0] : string.Empty;
        return new(
            LintPlaceKind.Node,
            node.Name.Length > 0 ? node.Name : output,
            $"{Plain(node.OpType)} {(node.Name.Length > 0 ? Quote(node.Name) : $"→ {Quote(output)}")}{inside}");
    }

    /// <summary>A name of the file in quotes, on one line and of bounded length: what a stranger wrote must not act on a terminal.</summary>
    internal static string Quote(string name) => $"\"{Plain(name)}\"";

    /// <summary>Text with everything replaced that a terminal or a log would act on.</summary>
    internal static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\u00B7' : c));

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string Plain(string text) => OneLine(text.Length > ShownLength ? string.Concat(text.AsSpan(0, ShownLength), "…") : text);
}
