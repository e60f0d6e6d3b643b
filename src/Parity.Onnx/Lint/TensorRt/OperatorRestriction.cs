namespace Parity.Onnx.Lint.TensorRt;

/// <summary>A form of an operator that a TensorRT version does not have.</summary>
/// <param name="Text">The table's words.</param>
/// <param name="IsCertain">False when only one of two tables has it.</param>
internal sealed record OperatorRestriction(string Text, bool IsCertain);
