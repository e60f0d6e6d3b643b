using Parity.Checkpoints;

namespace Parity.Onnx.Weights;

/// <summary>What is known beside the two files.</summary>
public sealed record WeightParityOptions
{
    /// <summary>The epsilon of the architecture's BatchNorms; a fold that needs another one fails. Null: the usual ones are tried and the fitting one is reported.</summary>
    public double? BatchNormEpsilon { get; init; }

    /// <summary>What messages call the weights that the spec asks for, for instance <c>ema.module</c>.</summary>
    public string Entry { get; init; } = string.Empty;

    /// <summary>The other weights of the same checkpoint by entry, looked at only when these do not fit.</summary>
    public IReadOnlyList<KeyValuePair<string, Func<StateDict>>> OtherEntries { get; init; } = [];
}
