using System.Collections.Immutable;
using Parity.Hosting;
using Parity.Onnx.Lint;
using Parity.Onnx.Lint.Reporting;
using Parity.Onnx.Models;
using Parity.Specs;

namespace Parity.Cli.Commands;

/// <summary>What a lint was asked for beside its files.</summary>
/// <param name="Targets">The targets for models; a spec names its own.</param>
/// <param name="Profile">The profile for models; a spec's candidates have their own.</param>
internal sealed record LintRequest(ImmutableArray<LintTarget> Targets, ImmutableArray<ProfileShape> Profile)
{
    /// <summary>Lints a model, or the candidates of a spec.</summary>
    /// <exception cref="ParityException">The file cannot be used.</exception>
    public IEnumerable<LintSource> Run(string path, ParityHost host) =>
        Path.GetExtension(path) is ".yaml" or ".yml" ? [.. OfSpec(path, host)] : [.. OfModel(OnnxModel.Load(path))];

    // The general rules run once, whatever the number of targets.
    private IEnumerable<LintSource> OfModel(OnnxModel model)
    {
        var passes = Targets.IsEmpty ? [new LintOptions()] : Targets.Select((target, i) => new LintOptions { Target = target, TargetRulesOnly = i > 0, Profile = Profile });
        return passes.Select(options => LintSource.OfModel(ModelLint.Run(model, options)));
    }

    private IEnumerable<LintSource> OfSpec(string path, ParityHost host)
    {
        var spec = SpecFile.Load(path, host.Vocabulary);
        if (spec.Lint is not { } lint)
        {
            throw new ParityException($"{path} has no lint section; add one (docs/lint.md), or name the model: parity lint MODEL.onnx --for tensorrt:8.5.2.");
        }

        if (!Targets.IsEmpty || !Profile.IsEmpty)
        {
            throw new ParityException($"{path} names its targets and profiles itself; --for and --profile go with models.");
        }

        var models = spec.Candidates.Where(c => c.Kind == "onnx").ToImmutableArray();
        SpecFiles.Check(spec with { Reference = null, Candidates = models });
        return from candidate in models
               from target in lint.Targets.Select(t => t.Text).Prepend(string.Empty)
               select new LintSource(SpecLint.Run(spec, candidate, target), candidate.SourceAt.File, candidate.SourceAt.Line, candidate.SourceAt.Column);
    }
}
