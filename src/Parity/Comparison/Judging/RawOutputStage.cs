namespace Parity.Comparison;

/// <summary>The models ran, and their outputs correspond.</summary>
internal static class RawOutputStage
{
    public static StageVerdict Judge(ImageEvidence evidence)
    {
        Check[] failures = [.. Ran("reference", evidence.Reference), .. Ran("candidate", evidence.Candidate)];
        var verdict = (evidence.Reference?.Raw, evidence.Candidate?.Raw) switch
        {
            ({ } reference, { } candidate) => RawOutputComparer.Compare(reference, candidate, evidence.RawOutputs, evidence.Tolerance.RawMaxAbs, evidence.Precision),
            ({ } reference, null) => RawOutputComparer.Inspect(ComparedSide.Reference, reference),
            (null, { } candidate) => RawOutputComparer.Inspect(ComparedSide.Candidate, candidate, evidence.Precision),
            _ => StageVerdict.NotJudged(ParityStage.RawOutputs, "there are no outputs"),
        };
        return verdict with { Checks = [.. failures, .. verdict.Checks] };
    }

    private static IEnumerable<Check> Ran(string name, SideOutputs? side)
    {
        if (side is null)
        {
            yield break;
        }

        yield return new()
        {
            Name = CheckNames.Ran,
            Passed = side.Failure is null,
            Expected = $"the {name} to run on this image",
            Found = side.Failure is null ? "it ran" : side.Failure.Message,
            Where = name,
            Fix = side.Failure?.Cause,
        };
    }
}
