namespace Parity.Checkpoints.Layouts;

/// <summary>A recognised layout and where its weights are.</summary>
/// <param name="Name">What reports call it, for instance <c>RT-DETR trainer v1</c>.</param>
/// <param name="Entry">The entry to use unless the spec names one; null when the layout does not decide.</param>
/// <param name="Reason">Why that entry.</param>
internal sealed record CheckpointLayout(string Name, string? Entry, string Reason)
{
    private static readonly Func<CheckpointContents, CheckpointLayout?>[] Rules =
    [
        UltralyticsLayout.Recognise,
        MmengineLayout.Recognise,
        RtDetrLayout.Recognise,
        TrainerLayout.Recognise,
        PlainLayout.Recognise,
    ];

    /// <summary>The first rule that recognises the contents decides; the last one always does.</summary>
    public static CheckpointLayout Recognise(CheckpointContents contents) => Rules.Select(rule => rule(contents)).First(layout => layout is not null)!;
}
