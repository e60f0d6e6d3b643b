namespace Parity.Specs;

/// <summary>Keys of <c>skip</c>.</summary>
internal static class SkipKeys
{
    public static readonly SpecKey Reason = new("reason", SpecValueKind.Text, "Why the candidate is left out; it is said with every skipped case.") { IsRequired = true };

    public static readonly SpecKey Until = new("until", SpecValueKind.Text, "The last day (UTC) of the skip, for instance 2027-03-31; from the next day on the candidate's cases fail.") { Default = "no end" };

    public static readonly SpecKey Section = new("skip", SpecValueKind.Map, "Leaves this candidate out on every machine, for a reason; its file may be absent.")
    {
        Keys = [Reason, Until],
        Default = "it runs",
    };
}
