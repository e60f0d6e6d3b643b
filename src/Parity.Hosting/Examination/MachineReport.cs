using System.Collections.Immutable;

namespace Parity.Hosting.Examination;

/// <summary>What a machine can run, and why not the rest.</summary>
/// <param name="Items">The lines, section by section.</param>
public sealed record MachineReport(ImmutableArray<ExaminedItem> Items)
{
    /// <summary>True when everything works that works on any machine, and everything that was demanded is here.</summary>
    public bool IsSound => Items.All(i => i.State != ItemState.Broken);
}
