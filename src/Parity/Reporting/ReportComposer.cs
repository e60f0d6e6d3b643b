using System.Collections.Immutable;
using Parity.Goldens;
using Parity.Imaging;
using Parity.Running;
using Parity.Specs;

namespace Parity.Reporting;

/// <summary>Puts a report together: what was judged, and what a reader wants to know beside it. Judges nothing itself.</summary>
public sealed class ReportComposer(ReportOptions options)
{
    private readonly List<ModelReport> _models = [];
    private readonly List<UnusableSpec> _unusable = [];
    private readonly List<string> _notes = [];
    private readonly Dictionary<string, (PreprocessPipeline Pipeline, string Path)> _pictures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _hashes = new(StringComparer.Ordinal);

    /// <summary>Adds what a run judged.</summary>
    /// <param name="run">The run; it must not be disposed yet.</param>
    /// <param name="cases">The cases it judged.</param>
    public void Add(ModelRun run, IReadOnlyList<CaseResult> cases)
    {
        var spec = run.Spec;
        _models.Add(new()
        {
            Model = spec.Model,
            Spec = Relative(spec.File),
            SpecSha256 = Hash(spec.File) ?? string.Empty,
            Labels = spec.Labels,
            ScoreThreshold = spec.Detections.ScoreThreshold,
            Preprocess = run.Preprocessing.Identity,
            Planned = [.. ParityCases.Of(spec)],
            Expected = Comparison.ImageExpectation.Of(spec),
            Images = [.. run.Images.Select(name => ImageOf(run, name))],
            Sources = [.. Sources(spec)],
            Cases = [.. cases],
            Verdicts = run.Result(),
            Notes = [.. run.Notes],
        });
    }

    /// <summary>Adds a spec that could not be used.</summary>
    public void AddUnusable(string file, string message) => _unusable.Add(new(Relative(file), message));

    /// <summary>Adds what a reader must know about the run as a whole.</summary>
    public void AddNotes(IEnumerable<string> notes) => _notes.AddRange(notes);

    /// <summary>The report of everything added so far.</summary>
    public ParityReport Compose()
    {
        var side = ThumbnailMaker.SideFor(_pictures.Count);
        var made = options.Pictures
            ? _pictures.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (Id: p.Key, Thumbnail: ThumbnailMaker.Make(p.Key, p.Value.Pipeline, p.Value.Path, side))).ToList()
            : [];
        var sizes = made.Where(m => m.Thumbnail is not null).ToDictionary(m => m.Id, m => m.Thumbnail!.Value, StringComparer.Ordinal);
        return new()
        {
            Created = options.Clock.GetUtcNow(),
            Machine = ReportMachine.Here,
            Commit = SourceCommit.Find(options.BaseFolder, options.Environment),
            Shard = options.Shard,
            Models = [.. _models.Select(m => m with { Images = [.. m.Images.Select(i => Sized(i, sizes))] })],
            UnusableSpecs = [.. _unusable],
            Notes = [.. _notes],
            Pictures = [.. sizes.Values.Select(s => s.Picture)],
        };
    }

    private static ReportImage Sized(ReportImage image, Dictionary<string, Thumbnail> sizes) =>
        image.Sha256 is { } id && sizes.TryGetValue(id, out var thumbnail) ? image with { Width = thumbnail.OriginalWidth, Height = thumbnail.OriginalHeight } : image;

    private ReportImage ImageOf(ModelRun run, string name)
    {
        var path = run.Spec.Images.PathOf(name);
        if (Hash(path) is not { } id)
        {
            return new(name, null, 0, 0);
        }

        _pictures.TryAdd(id, (run.Preprocessing, path));
        return new(name, id, 0, 0);
    }

    private IEnumerable<ReportSource> Sources(ParitySpec spec)
    {
        if (spec.Reference is { } reference)
        {
            yield return SourceOf("reference", reference.Kind, reference.Source);
        }

        foreach (var candidate in spec.Candidates)
        {
            yield return SourceOf(candidate.Name, candidate.Kind, candidate.Source);
        }
    }

    private ReportSource SourceOf(string side, string kind, string source)
    {
        var file = new FileInfo(source);
        return file.Exists ? new(side, kind, Relative(source), Hash(source), file.Length)
            : new(side, kind, Path.IsPathFullyQualified(source) ? Relative(source) : source, null, null);
    }

    // A file that cannot be read is said by the case that needed it; here it only has no hash.
    private string? Hash(string path)
    {
        if (!_hashes.TryGetValue(path, out var hash))
        {
            try
            {
                hash = File.Exists(path) ? ContentHash.OfFile(path) : null;
            }
            catch (ParityException)
            {
                hash = null;
            }

            _hashes.Add(path, hash);
        }

        return hash;
    }

    private string Relative(string path) => Path.GetRelativePath(options.BaseFolder, path).Replace(Path.DirectorySeparatorChar, '/');
}
