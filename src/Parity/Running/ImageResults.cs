using Parity.Comparison;
using Parity.Goldens;

namespace Parity.Running;

/// <summary>What came out of running every image of a spec.</summary>
internal sealed class ImageResults
{
    private readonly Dictionary<(string? Candidate, string Image), ImageVerdict> _verdicts = [];
    private readonly Dictionary<(string? Candidate, string Image), ParityException> _errors = [];
    private readonly Dictionary<string, ParityException> _imageErrors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImageEvidence> _clean = new(StringComparer.Ordinal);

    /// <summary>The verdict of an image on a candidate (null: the reference alone), or null where it could not be judged.</summary>
    public ImageVerdict? Verdict(string? candidate, string image) => _verdicts.GetValueOrDefault((candidate, image));

    /// <summary>Why an image could not be judged on a candidate, or null.</summary>
    public ParityException? Error(string? candidate, string image) => _imageErrors.GetValueOrDefault(image) ?? _errors.GetValueOrDefault((candidate, image));

    /// <summary>The one error that kept every image from being judged on any side (the reference cannot be read, say), or null.</summary>
    public ParityException? SharedError(IReadOnlyCollection<string> images)
    {
        var errors = images.Select(i => _imageErrors.GetValueOrDefault(i)).ToList();
        return errors.Count > 0 && errors.TrueForAll(e => e is not null && e.Message == errors[0]?.Message) ? errors[0] : null;
    }

    /// <summary>
    /// The evidence of the side that faults are injected into (the reference, or the first candidate where there is none), alone; its
    /// detections are what a new golden is made of. Null where it did not run.
    /// </summary>
    public ImageEvidence? Clean(string image) => _clean.GetValueOrDefault(image);

    /// <summary>The verdicts of one candidate in the order of the images.</summary>
    public IEnumerable<ImageVerdict> Of(string? candidate, IEnumerable<string> images) => images.Select(i => Verdict(candidate, i)).OfType<ImageVerdict>();

    public void Add(string? candidate, string image, ImageVerdict verdict) => _verdicts.Add((candidate, image), verdict);

    public void Fail(string? candidate, string image, ParityException error) => _errors.Add((candidate, image), error);

    public void Fail(string image, ParityException error) => _imageErrors.Add(image, error);

    // Raw outputs may be large and are judged by now: what is kept has none.
    public void KeepClean(ImageEvidence evidence) => _clean.Add(evidence.Image, evidence with
    {
        Reference = evidence.Reference is null ? null : evidence.Reference with { Raw = null },
        Candidate = evidence.Candidate is null ? null : evidence.Candidate with { Raw = null },
    });
}
