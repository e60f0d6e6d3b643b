namespace Parity.Comparison;

/// <summary>The picture could be read, and a side ran on it.</summary>
internal static class ImageStage
{
    public static StageVerdict Judge(ImageEvidence evidence) => new()
    {
        Stage = ParityStage.Image,
        Checks = evidence.ImageProblem is null ? [SideRan(evidence)] : [Unreadable(evidence.ImageProblem)],
    };

    private static Check Unreadable(string problem) => new()
    {
        Name = CheckNames.ImageReadable,
        Passed = false,
        Expected = "a picture that can be read and preprocessed",
        Found = problem,
    };

    private static Check SideRan(ImageEvidence evidence) => new()
    {
        Name = CheckNames.SideRan,
        Passed = evidence.Reference is not null || evidence.Candidate is not null,
        Expected = "outputs of the reference or of the candidate",
        Found = (evidence.Reference, evidence.Candidate) switch
        {
            (null, null) => "neither side ran on this image",
            (not null, null) => "reference",
            (null, not null) => "candidate",
            _ => "reference and candidate",
        },
    };
}
