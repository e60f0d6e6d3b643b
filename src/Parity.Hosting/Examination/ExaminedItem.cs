namespace Parity.Hosting.Examination;

/// <summary>One line of a report on a machine.</summary>
/// <param name="Section">What it belongs to: <c>system</c>, <c>runtimes</c>, <c>nvidia</c>, <c>programs</c>, <c>runs here</c>, <c>files</c>.</param>
/// <param name="Name">What was examined.</param>
/// <param name="State">How it stands.</param>
/// <param name="Text">What was found: version and place, or why it is missing and what would change that.</param>
public sealed record ExaminedItem(string Section, string Name, ItemState State, string Text);
