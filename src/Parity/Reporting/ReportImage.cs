namespace Parity.Reporting;

/// <summary>An image of a model.</summary>
/// <param name="Name">Its path relative to the image root, with forward slashes.</param>
/// <param name="Sha256">SHA-256 of its file, lower-case hexadecimal; null where it cannot be read.</param>
/// <param name="Width">Columns of the decoded picture; 0 where it was not decoded.</param>
/// <param name="Height">Rows of the decoded picture; 0 where it was not decoded.</param>
public sealed record ReportImage(string Name, string? Sha256, int Width, int Height);
