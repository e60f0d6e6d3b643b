namespace Parity.Reporting;

/// <summary>A small picture of an image.</summary>
/// <param name="Id">SHA-256 of the image's file, lower-case hexadecimal: what <see cref="ReportImage.Sha256"/> refers to.</param>
/// <param name="MediaType"><c>image/jpeg</c> or <c>image/png</c>, whichever is smaller.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Data">The encoded picture; base64 in JSON.</param>
public sealed record ReportPicture(string Id, string MediaType, int Width, int Height, ReadOnlyMemory<byte> Data);
