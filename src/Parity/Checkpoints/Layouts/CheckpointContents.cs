using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.Layouts;

/// <summary>What a checkpoint holds at its top levels: the data that layout rules look at.</summary>
internal sealed class CheckpointContents
{
    private const int Depth = 4;
    private readonly List<WeightSource> _sources = [];
    private readonly HashSet<PickleValue> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Searches the top levels for weights.</summary>
    public CheckpointContents(PickleValue root)
    {
        Root = root;
        Search(string.Empty, root, Depth);
    }

    /// <summary>The unpickled file.</summary>
    public PickleValue Root { get; }

    /// <summary>The root where it is a dict, otherwise an empty dict.</summary>
    public PickleDict Top => Root as PickleDict ?? new PickleDict();

    /// <summary>Every place that holds weights, in the order of the file.</summary>
    public IReadOnlyList<WeightSource> Sources => _sources;

    /// <summary>The source at that path, or null.</summary>
    public WeightSource? Source(string path) => _sources.Find(s => s.Path == path);

    /// <summary>True for an optimizer's state: moments that have the shapes of weights but are none.</summary>
    public static bool IsOptimizer(PickleDict dict) => dict.Has("state") && dict.Has("param_groups");

    private void Search(string path, PickleValue value, int depth)
    {
        if (WeightSource.From(path, value) is { } source)
        {
            _sources.Add(source);
            return;
        }

        if (depth == 0 || value is not PickleDict dict || IsOptimizer(dict) || !_seen.Add(dict))
        {
            return;
        }

        foreach (var (key, child) in dict.Items)
        {
            if (key is PickleText name)
            {
                Search(path.Length == 0 ? name.Value : $"{path}.{name.Value}", child, depth - 1);
            }
        }
    }
}
