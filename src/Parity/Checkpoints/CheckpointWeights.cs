namespace Parity.Checkpoints;

/// <summary>The weights taken from a checkpoint, with what was decided on the way.</summary>
public sealed record CheckpointWeights
{
    /// <summary>The tensors, prefix stripped.</summary>
    public required StateDict StateDict { get; init; }

    /// <summary>The entry they came from, for instance <c>ema.module</c>; empty when the file itself is the state dict.</summary>
    public required string Entry { get; init; }

    /// <summary>The recognised layout, for instance <c>RT-DETR trainer</c>.</summary>
    public required string Layout { get; init; }

    /// <summary>Choices a reviewer should know: which entry was chosen and why, what was stripped, what was left.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The prefix of the model that was taken out of several (a distillation's student), as <c>strip_prefix</c> would state it; null: the keys are all of one model.</summary>
    public string? StudentPrefix { get; init; }

    /// <summary>Facts found beside the weights that an architecture needs and shapes do not reveal, for instance <c>batchnorm.eps</c> → <c>0.001</c>.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>Tensors beside the state dict that inference needs, for instance Ultralytics' cached <c>anchors</c>; by attribute path.</summary>
    public IReadOnlyDictionary<string, StateEntry> ExtraTensors { get; init; } = new Dictionary<string, StateEntry>();
}
