namespace Parity.Running;

/// <summary>What really ran: stated in every verdict.</summary>
public sealed record RunnerDescription
{
    /// <summary>The kind of runner: <c>torch</c>, <c>onnxruntime</c>, <c>trtexec</c>, …</summary>
    public required string Kind { get; init; }

    /// <summary>The model file.</summary>
    public required string ModelPath { get; init; }

    /// <summary>The runtime and its version, for instance <c>ONNX Runtime 1.31.1</c>.</summary>
    public required string Runtime { get; init; }

    /// <summary>Where it ran: <c>cpu</c>, <c>cuda:0</c>, or the execution provider's name.</summary>
    public required string Device { get; init; }

    /// <summary>What was decided on the way and a reviewer should know: the weights entry chosen, a decoder inferred, a prefix stripped.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What the model's file alone shows and could explain a failing verdict, each with its fix: quoted where parity is not reached.</summary>
    public IReadOnlyList<string> Suspicions { get; init; } = [];

    /// <summary>What the model's graph itself does to the picture; null: nothing, or it is not known.</summary>
    public OwnPreprocessing? OwnPreprocessing { get; init; }

    /// <summary>Further identity for the report, for instance precision, opset, architecture.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();
}
