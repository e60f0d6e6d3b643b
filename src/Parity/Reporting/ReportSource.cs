namespace Parity.Reporting;

/// <summary>A file or command that a side was made from.</summary>
/// <param name="Side"><c>reference</c>, or the candidate's name.</param>
/// <param name="Kind">The kind of source, as in the spec: <c>checkpoint</c>, <c>onnx</c>, …</param>
/// <param name="Path">The file relative to where the run was started, or the command line.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hexadecimal; null where it is no file or not here.</param>
/// <param name="Bytes">The file's length; null where it is no file or not here.</param>
public sealed record ReportSource(string Side, string Kind, string Path, string? Sha256, long? Bytes);
