using Parity.Onnx.Lint.Inference;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.Scenes;

/// <summary>An operator call with the graph around it.</summary>
/// <param name="Node">The call.</param>
/// <param name="Graph">Its graph.</param>
internal sealed record NodeScene(OnnxNode Node, GraphScene Graph)
{
    /// <summary>The operator.</summary>
    public string OpType => Node.OpType;

    /// <summary>True for ONNX's own operators.</summary>
    public bool IsStandard => Node.Domain.Length == 0;

    /// <summary>Where a finding about it is.</summary>
    public LintPlace Place => LintPlace.Node(Node, Graph.Inside);

    /// <summary>What is known of an input.</summary>
    public ValueFact In(int index) => Graph.Facts?.Of(Node.Input(index)) ?? ValueFact.Unknown;

    /// <summary>True when an input is given.</summary>
    public bool Has(int input) => Node.Input(input) is not null;

    /// <summary>True when an input stands in the file.</summary>
    public bool IsStored(int input) => Graph.Index.IsStored(Node.Input(input));

    /// <summary>The whole numbers of an input that stands in the file, or null.</summary>
    public long[]? Stored(int input) => Graph.Index.Integers(Node.Input(input));

    /// <summary>A text setting, or what holds without it.</summary>
    public string Text(string attribute, string fallback) => Node.Attribute(attribute) is { Text.Length: > 0 } setting ? setting.Text : fallback;

    /// <summary>A whole-number setting, or what holds without it.</summary>
    public long Int(string attribute, long fallback) => Node.Attribute(attribute) is { } setting ? setting.Int : fallback;
}
