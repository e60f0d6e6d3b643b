using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.Layouts;

/// <summary>A place in a checkpoint that holds weights.</summary>
/// <param name="Path">The dotted path, for instance <c>ema.module</c>; empty for the file itself.</param>
/// <param name="Value">A state dict, or a pickled module.</param>
internal sealed record WeightSource(string Path, PickleValue Value)
{
    /// <summary>True for a whole pickled module, false for a state dict.</summary>
    public bool IsModule => Value is PickleObject;

    /// <summary>What messages call the path.</summary>
    public string DisplayPath => Path.Length == 0 ? "the file itself" : Path;

    /// <summary>The source at that path when the value is a state dict or a module, otherwise null.</summary>
    public static WeightSource? From(string path, PickleValue value) =>
        value is PickleDict dict && IsStateDict(dict) || value is PickleObject module && PickledModule.IsModule(module) ? new(path, value) : null;

    /// <summary>
    /// True for a dict whose keys are names and whose values are tensors. A few other values are tolerated (counters, extra state);
    /// NumPy arrays count only when nothing else is there, because evaluation results hold arrays too.
    /// </summary>
    public static bool IsStateDict(PickleDict dict)
    {
        int tensors = 0, arrays = 0;
        foreach (var (key, value) in dict.Items)
        {
            if (key is not PickleText)
            {
                return false;
            }

            tensors += value is PickleTensor || IsForeignTensor(value) ? 1 : 0;
            arrays += value is PickleArray ? 1 : 0;
        }

        return dict.Items.Count > 0 && (tensors * 2 >= dict.Items.Count && tensors > 0 || arrays == dict.Items.Count);
    }

    /// <summary>True for a tensor of any kind.</summary>
    public static bool IsTensor(PickleValue value) => value is PickleTensor or PickleArray || IsForeignTensor(value);

    /// <summary>True for a tensor of a kind that is not read here (quantised, sparse, without storage), which stayed an inert call.</summary>
    public static bool IsForeignTensor(PickleValue value) =>
        value is PickleObject { Callable: PickleGlobal { Module: "torch._utils" or "torch._tensor", Name: var name } } && name.StartsWith("_rebuild_", StringComparison.Ordinal);
}
