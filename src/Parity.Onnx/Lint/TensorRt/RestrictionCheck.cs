using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>How a restriction of the table is looked for in a file.</summary>
/// <param name="Text">The table's words.</param>
/// <param name="Operators">The operators it holds for; empty: each that has it.</param>
/// <param name="Violation">What the call has instead, or null when it keeps the restriction or nothing can be said.</param>
internal sealed record RestrictionCheck(string Text, string[] Operators, Func<NodeScene, string?> Violation)
{
    /// <summary>True when it judges that operator's restriction.</summary>
    public bool Judges(string operatorType, string restriction) => Text == restriction && (Operators.Length == 0 || Operators.Contains(operatorType, StringComparer.Ordinal));
}
