using System.Globalization;
using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.Layouts;

/// <summary>
/// Walks a pickled module as <c>Module.state_dict()</c> does: parameters, buffers that are persistent, then submodules, depth first.
/// On the way it collects what an architecture needs and shapes do not reveal.
/// </summary>
internal sealed class ModuleWalk(string path)
{
    private readonly SortedDictionary<double, int> _batchNormEps = [];
    private int _visited;

    /// <summary>Names and tensors in the order of <c>state_dict()</c>.</summary>
    public List<KeyValuePair<string, PickleValue>> Tensors { get; } = [];

    /// <summary>Tensors that are plain attributes of a module, such as cached anchors; by path.</summary>
    public List<KeyValuePair<string, PickleValue>> ExtraTensors { get; } = [];

    /// <summary>The different eps values of the BatchNorm layers, with how many layers have each.</summary>
    public IReadOnlyDictionary<double, int> BatchNormEps => _batchNormEps;

    /// <summary>Walks the module.</summary>
    /// <exception cref="CheckpointException">The modules nest or repeat without end.</exception>
    public void Visit(PickleObject module, string prefix = "", int depth = 0)
    {
        if (depth > CheckpointLimits.WalkDepth || ++_visited > CheckpointLimits.Modules)
        {
            throw new CheckpointException(path, CheckpointProblem.LimitExceeded, $"modules nest deeper than {CheckpointLimits.WalkDepth} levels or number more than {CheckpointLimits.Modules} below \"{prefix}\". No real model does: do not trust the file.");
        }

        if (module.State is not PickleDict state)
        {
            return;
        }

        Collect(state["_parameters"], prefix, [], Tensors);
        Collect(state["_buffers"], prefix, (state["_non_persistent_buffers_set"] as PickleSet)?.Items ?? [], Tensors);
        Collect(state, prefix, [], ExtraTensors);
        NoteBatchNorm(module, state);
        foreach (var (name, child) in Named(state["_modules"]))
        {
            if (child is PickleObject submodule)
            {
                Visit(submodule, $"{prefix}{name}.", depth + 1);
            }
        }
    }

    private void Collect(PickleValue? values, string prefix, IReadOnlyList<PickleValue> transient, List<KeyValuePair<string, PickleValue>> target)
    {
        foreach (var (name, value) in Named(values))
        {
            if (WeightSource.IsTensor(value) && !transient.OfType<PickleText>().Any(t => t.Value == name))
            {
                Count();
                target.Add(new(prefix + name, value));
            }
        }
    }

    private void Count()
    {
        if (Tensors.Count + ExtraTensors.Count >= CheckpointLimits.ModuleTensors)
        {
            throw new CheckpointException(path, CheckpointProblem.LimitExceeded, string.Create(CultureInfo.InvariantCulture, $"the module holds more than {CheckpointLimits.ModuleTensors} tensors. No real model does: do not trust the file."));
        }
    }

    private void NoteBatchNorm(PickleObject module, PickleDict state)
    {
        if (module.TypeName.Contains("BatchNorm", StringComparison.Ordinal) && state["eps"] is PickleFloat { Value: var eps } && !double.IsNaN(eps))
        {
            _batchNormEps[eps] = _batchNormEps.GetValueOrDefault(eps) + 1;
        }
    }

    private static IEnumerable<(string Name, PickleValue Value)> Named(PickleValue? values)
    {
        foreach (var (key, value) in (values as PickleDict)?.Items ?? [])
        {
            if (key is PickleText name)
            {
                yield return (name.Value, value);
            }
        }
    }
}
