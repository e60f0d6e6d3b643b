namespace Parity.Running;

/// <summary>One test case of a spec: what <c>dotnet test</c> and <c>parity run</c> list, run and report one by one.</summary>
/// <param name="Model">The spec's model.</param>
/// <param name="Kind">What is judged.</param>
/// <param name="Candidate">The candidate, or null where the reference alone is judged.</param>
/// <param name="Subject">The image's name, the fault's name or the target of a lint; empty for <see cref="CaseKind.Goldens"/>, for weights and for the general lint.</param>
public sealed record ParityCase(string Model, CaseKind Kind, string? Candidate, string Subject)
{
    /// <summary>The readable name: <c>fasterrcnn-shapes › onnx › 001.png</c>.</summary>
    public string DisplayName => Kind switch
    {
        CaseKind.Image => $"{Model} › {Candidate ?? "reference"} › {Subject}",
        CaseKind.Weights => $"{Model} › {Candidate} › same weights",
        CaseKind.Lint => $"{Model} › {Candidate} › lint{(Subject.Length > 0 ? $" for {Subject}" : string.Empty)}",
        CaseKind.Fault => $"{Model} › catches {Subject}",
        _ => $"{Model} › images and goldens accounted for",
    };
}
