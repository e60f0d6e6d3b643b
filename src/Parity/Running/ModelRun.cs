using System.Collections.Immutable;
using Parity.Comparison;
using Parity.Faults;
using Parity.Goldens;
using Parity.Imaging;
using Parity.Running.Skips;
using Parity.Specs;

namespace Parity.Running;

/// <summary>
/// One spec being run. Models are loaded and images run once, when the first case needs them; cases then read what was judged.
/// The flow: spec → models → per image: preprocess, run, decode, judge → verdicts.
/// </summary>
public sealed class ModelRun : IDisposable
{
    private readonly Lock _gate = new();
    private readonly IRunnerFactory _runners;
    private readonly ModelRunOptions _options;
    private readonly ParitySpec _judged;
    private readonly PreprocessPipeline _pipeline;
    private readonly GoldenStore _goldens;
    private readonly ReceivedGoldens _received;
    private readonly FileHashes _hashes = new();
    private readonly ImmutableDictionary<string, SkipDecision> _skips;
    private readonly Dictionary<string, FaultVerdict> _faults = new(StringComparer.Ordinal);
    private ModelSides? _sides;
    private ImageResults? _results;

    /// <summary>Prepares a run; nothing is loaded yet.</summary>
    /// <param name="spec">A valid spec.</param>
    /// <param name="runners">Loads its models.</param>
    /// <param name="options">Where goldens and received files go, and who is told of progress; null: as the environment says.</param>
    /// <exception cref="SpecException">A preprocessing step cannot be used.</exception>
    /// <exception cref="ParityException"><c>PARITY_REQUIRE</c> names something that cannot be required.</exception>
    public ModelRun(ParitySpec spec, IRunnerFactory runners, ModelRunOptions? options = null)
    {
        (Spec, _runners, _options) = (spec, runners, options ?? new());
        var problems = new SpecProblems();
        _pipeline = PreprocessPipeline.Bind(spec.Preprocess, problems, _options.ImageDecoder) ?? throw new SpecException(problems.Items);
        _goldens = new(spec.GoldenFolder);
        ArtefactFolder = _options.ArtefactFolder ?? Path.Combine(Path.GetFullPath(Path.Combine(spec.GoldenFolder, "..", "..")), "artifacts", "parity");
        _received = new(spec, ArtefactFolder, _options.IsBuildServer);
        var rules = new SkipRules(_options.Require, DateOnly.FromDateTime(_options.Clock.GetUtcNow().UtcDateTime));
        _skips = spec.Candidates
            .Select(c => (c.Name, Skip: rules.Decide(c, () => runners.MissingRequirements(c))))
            .Where(c => c.Skip is not null)
            .ToImmutableDictionary(c => c.Name, c => c.Skip!, StringComparer.Ordinal);
        Cases = ShardPlan.CasesOf(spec, _options.Shard);
        _judged = _options.Shard is null ? spec : spec with { Images = spec.Images with { Names = ShardPlan.ImagesOf(Cases) } };
    }

    /// <summary>The spec.</summary>
    public ParitySpec Spec { get; }

    /// <summary>Its test cases; of a shard, those it judges.</summary>
    public IReadOnlyList<ParityCase> Cases { get; }

    /// <summary>The images it judges, all of the spec's unless it is a shard.</summary>
    public IReadOnlyList<string> Images => _judged.Images.Names;

    /// <summary>Where a build server keeps what the run leaves: received goldens with their pictures, and the report.</summary>
    public string ArtefactFolder { get; }

    /// <summary>The shared preprocessing.</summary>
    public PreprocessPipeline Preprocessing => _pipeline;

    /// <summary>Why a case is skipped on this machine, or null. A case that may not be skipped although its candidate cannot run here is not judged, which fails.</summary>
    public string? SkipReason(ParityCase parityCase) => SkipOf(parityCase) is { Fails: false } skip ? skip.Reason : null;

    /// <summary>Judges one case; the first one that needs models loads and runs them. Safe to call from several threads, one works at a time.</summary>
    public CaseResult Judge(ParityCase parityCase)
    {
        if (SkipOf(parityCase) is { } skip)
        {
            return new(parityCase, skip.Fails ? CaseOutcome.NotJudged : CaseOutcome.Skipped, skip.Reason);
        }

        lock (_gate)
        {
            try
            {
                return parityCase.Kind switch
                {
                    CaseKind.Image => JudgeImage(parityCase),
                    CaseKind.Weights => JudgeWeights(parityCase),
                    CaseKind.Lint => JudgeLint(parityCase),
                    CaseKind.Fault => JudgeFault(parityCase),
                    _ => JudgeGoldens(parityCase),
                };
            }
            catch (ParityException e)
            {
                return new(parityCase, CaseOutcome.NotJudged, e.Message);
            }
        }
    }

    /// <summary>The goldens that the reference's present detections make, with the pictures beside them; what <c>parity accept</c> approves.</summary>
    /// <exception cref="ParityException">An image, the reference or its detections cannot be used: nothing can be approved.</exception>
    public IReadOnlyList<ProposedGolden> ProposeGoldens()
    {
        lock (_gate)
        {
            return [.. Spec.Images.Names.Select(Propose)];
        }
    }

    /// <summary>
    /// What a reader of the result must know beside the verdicts: that goldens stood in for a missing model.
    /// </summary>
    public IReadOnlyList<string> Notes => Spec.Reference is { IsReplacedByGolden: true } missing
        ? [$"{Spec.Model}: judged by the approved goldens alone: {missing.Source} is not on this machine, and the spec says when_missing: golden"]
        : [];

    /// <summary>Everything judged so far as data: candidates, faults and goldens. Nothing is run for it.</summary>
    public ParityResult Result()
    {
        lock (_gate)
        {
            return new()
            {
                Candidates = [.. Verdicts()],
                Faults = [.. _faults.Values],
                Goldens = [_goldens.Account(Spec)],
            };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _sides?.Dispose();

    private SkipDecision? SkipOf(ParityCase parityCase) => parityCase switch
    {
        // A file can be looked into without what running it requires; only where it is absent too, there is nothing to look at.
        { Kind: CaseKind.Lint, Candidate: { } candidate } when File.Exists(Candidate(candidate)?.Source) => null,
        { Candidate: { } candidate } => _skips.GetValueOrDefault(candidate),
        { Kind: CaseKind.Fault } when Spec.Reference is null && Spec.Candidates.All(c => _skips.ContainsKey(c.Name)) => new(
            $"no model runs here that the fault could be tried on: {string.Join("; ", _skips.Values.Select(s => s.Reason).Distinct())}", _skips.Values.Any(s => s.Fails)),
        _ => null,
    };

    private ModelSides Sides => _sides ??= ModelSides.Load(Spec, _runners, _skips.Keys);

    private ImagePass Pass => new(_judged, _pipeline, _goldens, _hashes);

    private ImageResults Results => _results ??= Pass.Run(Sides, _options.Progress, _options.Cancellation);

    private CaseResult JudgeImage(ParityCase parityCase)
    {
        if (Results.Error(parityCase.Candidate, parityCase.Subject) is { } error)
        {
            return new(parityCase, CaseOutcome.NotJudged, error.Message);
        }

        var verdict = Results.Verdict(parityCase.Candidate, parityCase.Subject)
            ?? throw new ParityException($"{parityCase.DisplayName}: the spec has no such candidate or image.");
        var received = Receive(parityCase.Subject, verdict);
        return Of(parityCase, verdict.Outcome, VerdictText.For(verdict, parityCase.DisplayName, Spec.Labels) + Suspicions(parityCase, verdict) + RanOn(parityCase) + received, verdict.ComparedValues);
    }

    private CaseResult JudgeWeights(ParityCase parityCase)
    {
        var candidate = Candidate(parityCase.Candidate)
            ?? throw new ParityException($"{parityCase.DisplayName}: the spec has no such candidate.");
        if (Spec.Reference is { IsReplacedByGolden: true } missing)
        {
            return new(parityCase, CaseOutcome.Skipped, $"{missing.Source} is not on this machine (when_missing: golden), and weights are compared with the checkpoint's");
        }

        SpecFiles.Check(Spec with { Candidates = [candidate] });
        var verdict = _runners.CompareWeights(
            Spec.Reference ?? throw new ParityException($"{candidate.At}: \"same_weights\" needs a reference whose checkpoint holds the weights."), candidate);
        return Of(parityCase, verdict.Passed ? Outcome.Passed : Outcome.Failed, $"{parityCase.DisplayName}{Environment.NewLine}{verdict.Text}", verdict.ComparedWeights);
    }

    // What a lint finds is no comparison of values: alone it makes no run green.
    private CaseResult JudgeLint(ParityCase parityCase)
    {
        var candidate = Candidate(parityCase.Candidate) ?? throw new ParityException($"{parityCase.DisplayName}: the spec has no such candidate.");
        SpecFiles.Check(candidate);
        var verdict = _runners.Lint(Spec, candidate, parityCase.Subject);
        return Of(parityCase, verdict.Passed ? Outcome.Passed : Outcome.Failed, $"{parityCase.DisplayName}{Environment.NewLine}{verdict.Text}", 0);
    }

    private CandidateSpec? Candidate(string? name) => Spec.Candidates.FirstOrDefault(c => c.Name == name);

    private CaseResult JudgeFault(ParityCase parityCase)
    {
        var fault = KnownFaults.Find(parityCase.Subject) ?? throw new ParityException($"{parityCase.DisplayName}: there is no such fault.");
        if (fault.NoEffectOn(_pipeline) is { } reason)
        {
            // What cannot happen is not caught: the spec claims too much, as with a fault that changes no picture. Often the preprocessing holds the very mistake.
            return new(parityCase, CaseOutcome.Failed, $"{parityCase.DisplayName}{Environment.NewLine}{reason}");
        }

        var side = Sides.FaultSide ?? throw new ParityException($"{parityCase.DisplayName}: no model runs here that the fault could be tried on.");
        var verdict = new FaultPass(Spec, _pipeline, CleanRuns).Run(fault, side, _options.Cancellation);
        _faults[fault.Name] = verdict;
        return Of(parityCase, verdict.Outcome, VerdictText.For(verdict), verdict.ComparedValues);
    }

    // A fault is tried on the spec's images in their order, also on those of other shards: the answer is the whole run's, to the word.
    private ImageResults CleanRuns(string image) => _judged.Images.Names.Contains(image) ? Results
        : new ImagePass(Spec with { Images = Spec.Images with { Names = [image] } }, _pipeline, _goldens, _hashes).Run(Sides, null, _options.Cancellation);

    private CaseResult JudgeGoldens(ParityCase parityCase)
    {
        // A model that cannot be read leaves nothing to count: one error says so, not a second list of what is missing.
        if (_options.Shard is not null)
        {
            var account = _goldens.Account(Spec);
            return Of(parityCase, account.Outcome, VerdictText.For(account), 0);
        }

        if (Results.SharedError(Spec.Images.Names) is { } error)
        {
            return new(parityCase, CaseOutcome.NotJudged, error.Message);
        }

        var folder = _goldens.Account(Spec);
        var failing = Candidates().Where(c => c.Outcome != Outcome.Skipped && !_skips.ContainsKey(c.Candidate ?? string.Empty) && c.Checks.Any(check => !check.Passed)).ToList();
        var text = string.Join(Environment.NewLine, [VerdictText.For(folder), .. failing.Select(c => VerdictText.For(c, Spec.Labels))]);
        return Of(parityCase, failing.Count > 0 ? Outcome.Failed : folder.Outcome, text, 0);
    }

    // What holds for the set of images as a whole is judged when the shards are joined; what this machine lacks is known here.
    private IEnumerable<CandidateVerdict> Verdicts() =>
        _results is null ? NotRun()
        : _options.Shard is null ? Candidates()
        : Candidates().Select(c => c with { PlannedImages = [.. Images], Checks = [.. c.Checks.Where(check => check.Name == CheckNames.Requirement)] });

    private IEnumerable<CandidateVerdict> NotRun()
    {
        foreach (var candidate in Spec.Candidates.Where(c => _skips.ContainsKey(c.Name)))
        {
            var skip = _skips[candidate.Name];
            yield return skip.Fails ? CandidateVerdict.NotRun(Spec, candidate.Name, skip.Reason) : CandidateVerdict.Skipped(Spec, candidate.Name, skip.Reason);
        }
    }

    private IEnumerable<CandidateVerdict> Candidates()
    {
        var reference = Sides.Reference?.Side?.Description;
        if (Spec.Candidates.IsEmpty)
        {
            yield return CandidateJudge.Judge(Spec, null, [.. Results.Of(null, Spec.Images.Names)], reference);
        }

        foreach (var verdict in NotRun())
        {
            yield return verdict;
        }

        foreach (var (candidate, loaded) in Sides.Candidates)
        {
            yield return CandidateJudge.Judge(Spec, candidate.Name, [.. Results.Of(candidate.Name, Spec.Images.Names)], reference, loaded.Side?.Description);
        }
    }

    private ProposedGolden Propose(string image)
    {
        if (Spec.Reference is { IsReplacedByGolden: true } missing)
        {
            throw new ParityException($"{missing.At}: goldens are the reference's, and {missing.Source} is not on this machine: approve them where it is.");
        }

        var evidence = Results.Clean(image) ?? throw Results.Error(null, image) ?? new ParityException($"{Spec.Model}: nothing ran on {image}, so it has no golden to approve.");
        var golden = GoldenProposal.Of(evidence);
        return new(golden, OverlayRenderer.RenderPng(_pipeline.Decode(Spec.Images.PathOf(image)), golden.Detections.Select(OverlayBox.Of)));
    }

    // A golden that fails leaves what would be approved instead: beside it on a desktop, in the artefact folder on a build server.
    private string Receive(string image, ImageVerdict verdict)
    {
        var stage = verdict.Stage(ParityStage.Golden);
        if (stage?.Outcome == Outcome.Passed)
        {
            _received.Discard(image);
        }

        if (stage?.Outcome != Outcome.Failed || Results.Clean(image) is not { Reference.Detections: not null })
        {
            return string.Empty;
        }

        try
        {
            var proposed = Propose(image);
            var path = _received.Write(proposed.Golden, proposed.Overlay);
            if (_options.OpensDiffTool)
            {
                _received.OpenDiffAsync(image).GetAwaiter().GetResult();
            }

            return $"{Environment.NewLine}  received  {path} (approve it with: parity accept {Spec.File})";
        }
        catch (ParityException e)
        {
            return $"{Environment.NewLine}  received  nothing: {e.Message}";
        }
    }

    // What the artefact itself gives reason to suspect is quoted only where something failed: alone it proves nothing.
    private string Suspicions(ParityCase parityCase, ImageVerdict verdict)
    {
        if (verdict.Outcome != Outcome.Failed || verdict.FirstDivergingStage < ParityStage.RawOutputs)
        {
            return string.Empty;
        }

        var description = Sides.Candidates.FirstOrDefault(c => c.Key.Name == parityCase.Candidate).Value?.Side?.Description;
        string?[] suspicions = [.. description?.Suspicions ?? [], description?.OwnPreprocessing?.Suspicion(_pipeline.Values)];
        return string.Concat(suspicions.OfType<string>().Select(s => $"{Environment.NewLine}  suspicious in the artefact: {s}"));
    }

    private string RanOn(ParityCase parityCase)
    {
        var side = parityCase.Candidate is null ? Sides.Reference : Sides.Candidates.FirstOrDefault(c => c.Key.Name == parityCase.Candidate).Value;
        return side?.Side is { } loaded ? $"{Environment.NewLine}  ran on    {RunnerText.Of(loaded.Description)}" : string.Empty;
    }

    private static CaseResult Of(ParityCase parityCase, Outcome outcome, string text, long comparedValues) => new(
        parityCase,
        outcome switch { Outcome.Passed => CaseOutcome.Passed, Outcome.Failed => CaseOutcome.Failed, _ => CaseOutcome.Skipped },
        text)
    {
        ComparedValues = comparedValues,
    };
}
