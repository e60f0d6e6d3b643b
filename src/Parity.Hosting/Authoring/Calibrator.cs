using System.Collections.Immutable;
using Parity.Authoring;
using Parity.Faults;
using Parity.Imaging;
using Parity.Running;
using Parity.Specs;
using Parity.Torch.Architectures;
using Parity.Torch.Running;

namespace Parity.Hosting.Authoring;

/// <summary>Measures the noise floor of a spec and proposes budgets.</summary>
/// <param name="runners">Loads the models.</param>
/// <param name="architectures">For the reference in float64.</param>
public sealed class Calibrator(IRunnerFactory runners, ArchitectureRegistry architectures)
{
    /// <summary>Measures and proposes; writes nothing.</summary>
    /// <exception cref="ParityException">The spec has no reference or no candidate that runs here, or a model or image cannot be used.</exception>
    public CalibrationReport Run(ParitySpec spec, CalibrationOptions options)
    {
        var reference = spec.Reference ?? throw new ParityException($"{spec.File}: budgets are measured between a reference and its candidates; this spec has no reference.");
        var candidates = spec.Candidates.Where(c => c.Skip is null && runners.MissingRequirements(c).Count == 0).ToList();
        if (candidates.Count == 0)
        {
            throw new ParityException($"{spec.File}: budgets are measured between a reference and its candidates; no candidate runs on this machine.");
        }

        var pipeline = Pipeline(spec);
        var inputs = Inputs(spec, pipeline, options);
        var noise = new List<NoiseSource>();
        options.Progress?.Report(new(spec.Model, 0, candidates.Count + 2, "reference"));
        var original = new NoiseMeasurement("reference", spec, reference.Detections ?? spec.Detections, inputs, options);
        original.Run(
            threads => runners.LoadReference(threads is null ? reference : reference with { Threads = threads }),
            reference is { Kind: "checkpoint", Device: "cpu" } ? () => DoublePrecisionRunner.Load(reference, architectures) : null);
        noise.AddRange(original.Sources);

        var drift = new List<NoiseSource>();
        foreach (var candidate in candidates)
        {
            options.Progress?.Report(new(spec.Model, drift.Count + 1, candidates.Count + 2, candidate.Name));
            var shipped = new NoiseMeasurement(candidate.Name, spec, candidate.Detections ?? spec.Detections, inputs, options);
            shipped.Run(threads => runners.LoadCandidate(threads is null ? candidate : candidate with { Threads = threads }), loadDouble: null);
            noise.AddRange(shipped.Sources);
            var dense = original.IsDense && original.Decoder == shipped.Decoder;
            drift.Add(new(candidate.Name, "against the reference", CalibratedSide.Between(original.Usual, shipped.Usual, spec, dense), null));
        }

        options.Progress?.Report(new(spec.Model, candidates.Count + 1, candidates.Count + 2, "faults"));
        var document = BudgetDocument.Parse(File.ReadAllText(spec.File), spec.File);
        var budgets = Budgets(spec, document, candidates, noise, drift, options.Headroom);
        return new()
        {
            Model = spec.Model,
            Images = inputs.Count,
            Noise = [.. noise],
            Drift = [.. drift],
            Faults = [.. Faults(spec, reference, pipeline, inputs, original.Usual)],
            Budgets = budgets,
            Tightened = Rewritten(document, budgets.Where(b => !b.Loosens)),
            Loosened = Rewritten(document, budgets),
        };
    }

    private static PreprocessPipeline Pipeline(ParitySpec spec)
    {
        var problems = new SpecProblems();
        return PreprocessPipeline.Bind(spec.Preprocess, problems) ?? throw new SpecException(problems.Items);
    }

    private static List<ModelInput> Inputs(ParitySpec spec, PreprocessPipeline pipeline, CalibrationOptions options) =>
        [.. spec.Images.Names.Take(options.Images ?? int.MaxValue).Select(n => Input(spec, pipeline, n))];

    private static ModelInput Input(ParitySpec spec, PreprocessPipeline pipeline, string name)
    {
        var image = pipeline.Run(spec.Images.PathOf(name));
        return new(name, image.Tensor, image.Geometry);
    }

    private IEnumerable<NoiseSource> Faults(ParitySpec spec, ReferenceSpec reference, PreprocessPipeline pipeline, List<ModelInput> inputs, IReadOnlyList<Answer> usual)
    {
        using var side = new CalibratedSide(runners.LoadReference(reference), reference.Detections ?? spec.Detections, spec);
        foreach (var fault in spec.Faults.Select(f => KnownFaults.Find(f.Name)).OfType<IFault>())
        {
            if (fault.NoEffectOn(pipeline) is { } reason)
            {
                yield return new("reference", fault.Name, null, reason);
                continue;
            }

            var faulty = fault.Apply(pipeline);
            NoiseSource effect;
            try
            {
                var answers = side.Run(inputs.Select(i => Input(spec, faulty, i.ImageName)));
                answers = [.. answers.Select(a => a with { Detections = [.. fault.Apply(a.Detections)] })];
                effect = new("reference", fault.Name, CalibratedSide.Between(usual, answers, spec, dense: false), null);
            }
            catch (RunnerException e)
            {
                effect = new("reference", fault.Name, null, $"the model stops: {e.Message.Split('\n', 2)[0]}");
            }

            yield return effect;
        }
    }

    private static ImmutableArray<BudgetProposal> Budgets(
        ParitySpec spec, BudgetDocument document, List<CandidateSpec> candidates, List<NoiseSource> noise, List<NoiseSource> drift, double headroom)
    {
        var needs = new Dictionary<(string Owner, string Key), (double Current, double Measured)>();
        foreach (var candidate in candidates)
        {
            var floor = noise.Where(n => n.Side == candidate.Name || n.Side == "reference").Concat(drift.Where(d => d.Side == candidate.Name))
                .Select(n => n.Figures).OfType<NoiseFigures>().Aggregate(NoiseFigures.None, (a, b) => a.Max(b));
            foreach (var (key, current) in new (string, double?)[] { ("box_px", candidate.Tolerance.BoxPixels), ("score", candidate.Tolerance.Score), ("max_abs", candidate.Tolerance.RawMaxAbs) })
            {
                // A raw budget that the spec does not ask for is not invented, and one for outputs without order cannot be measured.
                if (current is not { } budget || floor.Of(key) is not { } measured)
                {
                    continue;
                }

                var owner = document.PlaceFor(candidate.Name, candidate.Precision.ToString().ToLowerInvariant(), key)?.Owner ?? string.Empty;
                var before = needs.GetValueOrDefault((owner, key));
                needs[(owner, key)] = (budget, Math.Max(before.Measured, measured));
            }
        }

        return [.. needs.Select(n => BudgetProposal.For(n.Key.Owner, n.Key.Key, n.Value.Current, n.Value.Measured, headroom))];
    }

    private static string Rewritten(BudgetDocument document, IEnumerable<BudgetProposal> budgets)
    {
        var changes = new List<KeyValuePair<BudgetPlace, double>>();
        var additions = new List<KeyValuePair<string, double>>();
        foreach (var budget in budgets.Where(b => Math.Abs(b.Proposed - b.Current) > 1e-12))
        {
            if (document.Places.FirstOrDefault(p => p.Owner == budget.Owner && p.Key == budget.Key) is { } place)
            {
                changes.Add(new(place, budget.Proposed));
            }
            else if (budget.Key != "max_abs")
            {
                additions.Add(new(budget.Key, budget.Proposed));
            }
        }

        return document.With(changes, additions);
    }
}
