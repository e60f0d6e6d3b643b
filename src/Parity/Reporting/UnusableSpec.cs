namespace Parity.Reporting;

/// <summary>A spec that could not be used.</summary>
/// <param name="File">The spec's file.</param>
/// <param name="Message">What is wrong, with file, line, column and the fix.</param>
public sealed record UnusableSpec(string File, string Message);
