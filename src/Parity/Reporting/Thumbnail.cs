namespace Parity.Reporting;

/// <summary>A small picture with the size of what it was made from.</summary>
internal readonly record struct Thumbnail(ReportPicture Picture, int OriginalWidth, int OriginalHeight);
